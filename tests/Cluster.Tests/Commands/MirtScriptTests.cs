using System.Collections.Concurrent;
using MirtAi.Cluster.Processes;
using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.Commands;

/// <summary>What <c>./mirt</c> says to wrong use. None of this builds anything.</summary>
public sealed class MirtScriptTests
{
    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("cluster")]
    [InlineData("cluster 0")]
    [InlineData("cluster many")]
    [InlineData("cluster 2 --engine orleans")]
    [InlineData("cluster 2 --port")]
    [InlineData("eval")]
    [InlineData("understand")]
    [InlineData("run frobnicate")]
    [InlineData("run --Urls")]
    [InlineData("telegram")]
    [InlineData("instagram")]
    [InlineData("telegram set-webhook")]
    [InlineData("telegram frobnicate")]
    [InlineData("postgres")]
    public async Task Wrong_use_is_told_and_exits_with_2(string arguments)
    {
        var (code, output) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(
            output, line => line.StartsWith("mirt: ", StringComparison.Ordinal) || line.StartsWith("usage: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var (code, output) = await RunAsync("help");

        Assert.Equal(0, code);
        Assert.All((string[])["run", "test", "cluster", "eval", "bench", "telegram", "instagram", "understand", "screenshots"], command =>
            Assert.Contains(output, line => line.StartsWith($"  {command} ", StringComparison.Ordinal) || line == $"  {command}"));
    }

    [Fact]
    public async Task A_missing_SDK_is_one_line_that_says_where_to_get_it()
    {
        using var empty = new TempFolder();
        foreach (var name in (string[])["bash", "dirname", "readlink"])
            File.CreateSymbolicLink(empty.File(name), Programs.Find(name)!);

        var (code, output) = await RunAsync("test", ("PATH", empty.Path), ("HOME", empty.Path));

        Assert.Equal(1, code);
        Assert.Contains("https://dotnet.microsoft.com/download/dotnet/10.0", Assert.Single(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage__ConnectionString=Host=db;Password=a b", "Host=db;Password=a b")]
    [InlineData("Storage__ConnectionString = Host=db # the server", "Host=db")]
    [InlineData("export storage__connectionstring=\"Host=db;Password=\\\"x#y\\\"\"  # the server", "Host=db;Password=\"x#y\"")]
    [InlineData("STORAGE:CONNECTIONSTRING='Host=db'\r", "Host=db")]
    [InlineData("Storage__ConnectionString=$(id)`id`", "$(id)`id`")]
    [InlineData("Storage__ConnectionString=# none yet", "")]
    [InlineData("Chat__ShopName=\"Other\" # and no more", "")]
    public async Task Lines_of_env_are_read_as_the_service_reads_them(string line, string expected)
    {
        using var root = new TempFolder();
        await File.WriteAllTextAsync(root.File(".env"), "# settings\n" + line, TestContext.Current.CancellationToken);
        var script = await File.ReadAllTextAsync(Path.Combine(ServiceAssembly.Root, "mirt"), TestContext.Current.CancellationToken);
        var reader = script[script.IndexOf("read_env() {", StringComparison.Ordinal)..];
        reader = reader[..(reader.IndexOf("\n}\n", StringComparison.Ordinal) + 3)];
        var output = new ConcurrentQueue<string>();

        await using var child = await ChildProcess.StartAsync(new()
        {
            Program = Programs.Find("bash")!,
            Arguments = [
                "-euo", "pipefail", "-c",
                $"root={root.Path}\n{reader}\nread_env\nprintf '%s|%s\\n' \"${{Storage__ConnectionString:-}}\" \"${{Chat__ShopName:-}}\"",
            ],
            Environment = new Dictionary<string, string?> { ["Storage__ConnectionString"] = null, ["Chat__ShopName"] = null },
            WorkingDirectory = root.Path,
            OnLine = output.Enqueue,
        });

        Assert.Equal(0, await child.Exited);
        Assert.Equal([expected + "|"], output);
    }

    private static async Task<(int Code, IReadOnlyCollection<string> Output)> RunAsync(
        string arguments, params (string Name, string Value)[] environment)
    {
        // From elsewhere, and through a link: it must find its repository all the same.
        using var elsewhere = new TempFolder();
        File.CreateSymbolicLink(elsewhere.File("mirt"), Path.Combine(ServiceAssembly.Root, "mirt"));
        var output = new ConcurrentQueue<string>();
        await using var child = await ChildProcess.StartAsync(new()
        {
            Program = Programs.Find("bash")!,
            Arguments = [elsewhere.File("mirt"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Environment = environment.ToDictionary(pair => pair.Name, pair => (string?)pair.Value),
            WorkingDirectory = elsewhere.Path,
            OnLine = output.Enqueue,
        });
        return (await child.Exited, output);
    }
}
