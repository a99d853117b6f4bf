using Microsoft.Extensions.Logging;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Tests.Telegram;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Catalog;

public sealed class CatalogReloaderTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_broken_file_keeps_the_catalogue_and_says_so_and_the_mended_one_is_taken()
    {
        using var logs = new CapturedLogs();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var catalog = new FileCatalog(folder.Path);
        using var reloader = new CatalogReloader(catalog, folder.Path, TimeProvider.System, loggers.CreateLogger<CatalogReloader>());
        await reloader.StartAsync(TestContext.Current.CancellationToken);
        var anna = File.ReadAllText(Path.Combine(folder.Path, "anna.yaml"));

        folder.Write("anna.yaml", anna.Replace("1850", "none", StringComparison.Ordinal));
        await Eventually.Until(
            () => logs.All.Contains("anna.yaml:16: a price must be a positive number", StringComparison.Ordinal), Patience);
        Assert.Equal(1850m, catalog.Current.Find("3443041")!.LowestPrice.Amount);

        folder.Write("anna.yaml", anna.Replace("1850", "1900", StringComparison.Ordinal));
        await Eventually.Until(() => catalog.Current.Find("3443041")!.LowestPrice.Amount == 1900m, Patience);
        await reloader.StopAsync(TestContext.Current.CancellationToken);
    }
}
