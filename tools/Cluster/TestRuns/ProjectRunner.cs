using System.Collections.Concurrent;
using System.Diagnostics;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.TestRuns;

/// <summary>Runs a built test project in a process of its own and reads what came of it.</summary>
internal sealed class ProjectRunner(string results, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
{
    private const int OutputLines = 200;

    /// <summary>A test that takes longer is named, so that one that hangs is known.</summary>
    private const string LongRunningSeconds = "120";

    // Far above the longest project, so that a hang ends as a failure with a name instead of holding up the run.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal async Task<ProjectRun> RunAsync(string assembly, CancellationToken cancellationToken)
    {
        var project = Path.GetFileNameWithoutExtension(assembly);
        if (!File.Exists(assembly))
            return new(project, [], TimeSpan.Zero, "it was not built: add the project to MirtAi.sln", []);

        var output = new ConcurrentQueue<string>();
        var report = Path.Combine(results, $"{project}.trx");
        File.Delete(report);
        var watch = Stopwatch.StartNew();
        await using var child = await ChildProcess.StartAsync(Command(assembly, report, output));
        var fault = await WaitAsync(child, cancellationToken);
        var outcomes = TrxReport.Read(report);
        return new(project, outcomes, watch.Elapsed, fault ?? Fault(await child.Exited, outcomes), output);
    }

    private ChildCommand Command(string assembly, string report, ConcurrentQueue<string> output) => new()
    {
        Program = Programs.Dotnet,
        // A test project is a program. The test platform, which whoever gives arguments means, would start three processes round it.
        Arguments = arguments.Count == 0
            ? [assembly, "-noLogo", "-noColor", "-diagnostics", "-longRunning", LongRunningSeconds, "-trx", report]
            : [
                "test", assembly, "--nologo", "--results-directory", results, "--logger", $"trx;LogFileName={Path.GetFileName(report)}",
                .. arguments,
            ],
        Environment = environment,
        OnLine = line =>
        {
            output.Enqueue(line);
            while (output.Count > OutputLines)
                output.TryDequeue(out _);
        },
    };

    private static async Task<string?> WaitAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        try
        {
            await child.Exited.WaitAsync(Limit, TimeProvider.System, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            await EndAsync(child);
            return $"it did not end within {Limit.TotalMinutes:0} minutes";
        }
        catch (OperationCanceledException)
        {
            await EndAsync(child);
            return "it was interrupted";
        }
    }

    // The test platform leaves the process that runs the tests to itself when it is stopped.
    private static async Task EndAsync(ChildProcess child)
    {
        var all = ProcessTree.WithDescendants(child.Pid);
        await child.StopAsync(Patience);
        foreach (var pid in all.Where(ProcessTree.IsAlive))
            Signals.Send(pid, Signal.Kill);
    }

    // With arguments, such as a filter, it is fine that a project has nothing to run.
    private string? Fault(int exitCode, IReadOnlyList<TestOutcome> outcomes) => exitCode switch
    {
        0 when outcomes.Count == 0 && arguments.Count == 0 => "no test ran",
        0 => null,
        _ when outcomes.Any(outcome => outcome.Verdict == Verdict.Failed) => null,
        _ => $"the test host ended with {exitCode} though no test failed: it crashed or could not start",
    };
}
