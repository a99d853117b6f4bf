using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Catalog;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Catalog;

public sealed class CatalogReloaderTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CatalogFolder folder = new();
    private readonly CapturedLogs logs = new();
    private readonly ILoggerFactory loggers;
    private readonly FileCatalog catalog;
    private readonly CatalogReloader reloader;

    public CatalogReloaderTests()
    {
        loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        catalog = new FileCatalog(folder.Path);
        reloader = new CatalogReloader(catalog, folder.Path, TimeProvider.System, loggers.CreateLogger<CatalogReloader>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Anna => Path.Combine(folder.Path, "anna.yaml");

    private decimal Price => catalog.Current.Find("3443041")!.LowestPrice.Amount;

    public async ValueTask DisposeAsync()
    {
        await reloader.StopAsync(CancellationToken.None);
        reloader.Dispose();
        loggers.Dispose();
        logs.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_broken_file_keeps_the_catalogue_and_says_so_and_the_mended_one_is_taken()
    {
        await reloader.StartAsync(Token);
        var anna = File.ReadAllText(Anna);

        folder.Write("anna.yaml", anna.Replace("1850", "none", StringComparison.Ordinal));
        await Eventually.Until(() => logs.All.Contains("anna.yaml:16: a price must be a positive number", StringComparison.Ordinal), Patience);
        Assert.Equal(1850m, Price);
        Assert.StartsWith("changed files are not taken: catalog/anna.yaml:16: a price", await Note(), StringComparison.Ordinal);

        folder.Write("anna.yaml", anna.Replace("1850", "1900", StringComparison.Ordinal));
        await Eventually.Until(() => Price == 1900m, Patience);
        Assert.Null(await Note());
    }

    [Theory]
    [InlineData("/proc/sys/vm/compact_memory")]
    [InlineData("/nowhere/at/all.yaml")]
    public async Task A_file_that_cannot_be_read_keeps_the_catalogue_and_the_service(string target)
    {
        await reloader.StartAsync(Token);
        var anna = File.ReadAllText(Anna);

        File.Delete(Anna);
        File.CreateSymbolicLink(Anna, target);
        await Eventually.Until(() => logs.All.Contains("anna.yaml:0: cannot be read", StringComparison.Ordinal), Patience);
        Assert.Equal(1850m, Price);
        Assert.StartsWith("changed files are not taken: catalog/anna.yaml:0: cannot be read", await Note(), StringComparison.Ordinal);

        File.Delete(Anna);
        folder.Write("anna.yaml", anna.Replace("1850", "1900", StringComparison.Ordinal));
        await Eventually.Until(() => Price == 1900m, Patience);
        Assert.False(reloader.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task A_folder_that_is_gone_for_a_while_and_comes_back_as_another_is_taken()
    {
        using var other = new CatalogFolder();
        other.Replace("anna.yaml", "1850", "1900");
        await reloader.StartAsync(Token);
        var aside = folder.Path + ".old";

        Directory.Move(folder.Path, aside);
        await Eventually.Until(() => logs.All.Contains("the folder does not exist", StringComparison.Ordinal), Patience);
        Assert.Equal(1850m, Price);
        Directory.Move(other.Path, folder.Path);

        await Eventually.Until(() => Price == 1900m, Patience);
        Directory.Move(aside, other.Path);
    }

    /// <summary>As the kubelet does it: the files are links through <c>..data</c>, which is put in another's place at once.</summary>
    [Fact]
    public async Task A_new_version_of_a_ConfigMap_is_taken()
    {
        var (before, after) = (Path.Combine(folder.Path, "..2026_1"), Path.Combine(folder.Path, "..2026_2"));
        Directory.CreateDirectory(before);
        Directory.CreateDirectory(after);
        File.WriteAllText(Path.Combine(after, "anna.yaml"), File.ReadAllText(Anna).Replace("1850", "1900", StringComparison.Ordinal));
        File.Move(Anna, Path.Combine(before, "anna.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "..data"), "..2026_1");
        File.CreateSymbolicLink(Anna, "..data/anna.yaml");
        await reloader.StartAsync(Token);

        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "..data_tmp"), "..2026_2");
        using var rename = Process.Start("mv", ["-T", Path.Combine(folder.Path, "..data_tmp"), Path.Combine(folder.Path, "..data")]);
        await rename.WaitForExitAsync(Token);

        await Eventually.Until(() => Price == 1900m, Patience);
    }

    [Fact]
    public async Task A_change_that_keeps_the_size_and_the_time_of_the_file_is_taken()
    {
        await reloader.StartAsync(Token);
        var time = File.GetLastWriteTimeUtc(Anna);

        folder.Replace("anna.yaml", "1850", "1900");
        File.SetLastWriteTimeUtc(Anna, time);

        await Eventually.Until(() => Price == 1900m, Patience);
    }

    private async Task<string?> Note() => (await new CatalogNotes(catalog, folder.Path).Read(Token)).GetValueOrDefault("catalog");
}
