using MirtAi.Cluster.Postgres;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.TestRuns;

/// <summary>
/// <c>test ROOT [ARGS...]</c>: runs every built test project under ROOT, one after the other, on one PostgreSQL, and sums up.
/// </summary>
internal static class TestCommand
{
    internal static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var root, .. var arguments])
            throw new UsageException("usage: ./mirt test [ARGS...]");

        using var stop = new StopRequest();
        await using var postgres = await StartPostgresAsync();
        var environment = new Dictionary<string, string?>();
        if (postgres is not null)
            environment[PostgresCommand.Variable] = postgres.ConnectionString;

        var results = Path.Combine(root, "artifacts", "test-results");
        Directory.CreateDirectory(results);
        var runner = new ProjectRunner(results, arguments, environment);
        var runs = new List<ProjectRun>();
        foreach (var assembly in Assemblies(root))
        {
            if (stop.Token.IsCancellationRequested)
                break;
            runs.Add(await runner.RunAsync(assembly, stop.Token));
            TestSummary.Print(runs[^1], Console.Out);
        }
        if (await OrleansRun.Run(runner, stop.Token) is { } orleans)
        {
            runs.Add(orleans);
            TestSummary.Print(orleans, Console.Out);
        }

        return TestSummary.Print(runs, Console.Out) && !stop.Token.IsCancellationRequested ? 0 : 1;
    }

    // Built as ./mirt builds: the Release output of each folder tests/X.Tests.
    private static IEnumerable<string> Assemblies(string root) =>
        Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)
            .Select(name => Path.Combine(root, "artifacts", "bin", name, "release", $"MirtAi.{name}.dll"));

    private static async Task<PrivatePostgres?> StartPostgresAsync()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresCommand.Variable)))
            return null;
        if (PrivatePostgres.Missing is not { } missing)
            return await PrivatePostgres.StartAsync();
        Console.WriteLine($"{missing}; the tests that need it are skipped");
        return null;
    }
}
