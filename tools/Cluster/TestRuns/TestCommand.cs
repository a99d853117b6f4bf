using System.Collections.Concurrent;
using MirtAi.Cluster.Postgres;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.TestRuns;

/// <summary>
/// <c>test ROOT PLACE [ARGS...]</c>: runs every test project under ROOT, as it is built in the artifacts folder PLACE, two at a time and
/// those of whole fleets alone, on one PostgreSQL, and sums up.
/// </summary>
internal static class TestCommand
{
    // Silos start and stop in most of them: more than two side by side would wait for a processor, and time out in the waiting.
    private const int Lanes = 2;

    // It starts some dozen processes itself. Beside another project its tests would tell of the machine instead of the service.
    private const string Alone = "Fleet.Tests";

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var root, var place, .. var arguments])
            throw new UsageException("usage: ./mirt test [ARGS...]");

        using var stop = new StopRequest();
        TemporaryFiles.KeepInMemory();
        await using var postgres = await StartPostgresAsync();
        // Most processes of the tests live for seconds: what the runtime learns to make them faster costs more than it saves.
        var environment = new Dictionary<string, string?> { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" };
        if (postgres is not null)
            environment[PostgresCommand.Variable] = postgres.ConnectionString;

        var results = Path.Combine(place, "test-results");
        Directory.CreateDirectory(results);
        var runner = new ProjectRunner(results, arguments, environment);
        List<ProjectRun> runs =
        [
            .. await RunAsync(runner, Assemblies(root, place, name => name != Alone), stop.Token),
            .. await RunAsync(runner, Assemblies(root, place, name => name == Alone), stop.Token),
        ];
        return TestSummary.Print(runs, Console.Out) && !stop.Token.IsCancellationRequested ? 0 : 1;
    }

    private static async Task<List<ProjectRun>> RunAsync(
        ProjectRunner runner, IEnumerable<string> assemblies, CancellationToken cancellationToken)
    {
        var left = new ConcurrentQueue<string>(assemblies);
        var runs = new List<ProjectRun>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync()));
        return runs;

        async Task RunLaneAsync()
        {
            while (!cancellationToken.IsCancellationRequested && left.TryDequeue(out var assembly))
            {
                var run = await runner.RunAsync(assembly, cancellationToken);
                lock (runs)
                {
                    runs.Add(run);
                    TestSummary.Print(run, Console.Out);
                }
            }
        }
    }

    // Built as ./mirt builds: the Release output of each folder tests/X.Tests.
    private static IEnumerable<string> Assemblies(string root, string place, Func<string, bool> which) =>
        Directory.GetDirectories(Path.Combine(root, "tests"), "*.Tests").Select(folder => Path.GetFileName(folder))
            .Where(which).Order(StringComparer.Ordinal)
            .Select(name => Path.Combine(place, "bin", name, "release", $"MirtAi.{name}.dll"));

    private static async Task<PrivatePostgres?> StartPostgresAsync()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresCommand.Variable)))
            return null;
        if (PrivatePostgres.Missing is not { } missing)
            return await PrivatePostgres.StartAsync(fsync: false);
        Console.WriteLine($"{missing}; the tests that need it are skipped");
        return null;
    }
}
