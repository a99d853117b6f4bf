using System.Globalization;

namespace MirtAi.Cluster.TestRuns;

/// <summary>
/// What is printed about a run: a line for each project with what failed and why; then what was skipped and why, a line for each class and
/// reason, and the names of what failed once more, for whoever sees only the end of it; the sum.
/// </summary>
internal static class TestSummary
{
    internal static void Print(ProjectRun run, TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{run.Project}: {run.Count(Verdict.Passed)} passed, {run.Failures} failed,"
            + $" {run.Count(Verdict.Skipped)} skipped ({run.Took.TotalSeconds:0.0} s)"));
        foreach (var failed in run.Outcomes.Where(outcome => outcome.Verdict == Verdict.Failed))
            writer.WriteLine($"  FAILED {failed.Name}\n{Indent(failed.Details)}");
        if (run.Fault is { } fault)
            writer.WriteLine($"  FAILED {run.Project}: {fault}\n{Indent(string.Join('\n', run.Output))}");
        writer.Flush();
    }

    /// <summary>True when all is well. The last line is the sum, alone.</summary>
    internal static bool Print(IReadOnlyList<ProjectRun> runs, TextWriter writer)
    {
        foreach (var skipped in All(runs, Verdict.Skipped).GroupBy(outcome => (Class: Class(outcome.Name), Why: OneLine(outcome.Details))))
        {
            var names = skipped.Select(outcome => outcome.Name).ToList();
            writer.WriteLine($"skipped {(names.Count == 1 ? names[0] : $"{skipped.Key.Class}, {names.Count} tests")}: {skipped.Key.Why}");
        }

        foreach (var failure in All(runs, Verdict.Failed))
            writer.WriteLine($"FAILED {failure.Name}");
        foreach (var run in runs.Where(run => run.Fault is not null))
            writer.WriteLine($"FAILED {run.Project}: {run.Fault}");
        var passed = runs.Sum(run => run.Count(Verdict.Passed));
        var failed = runs.Sum(run => run.Failures);
        if (passed + failed == 0)
        {
            writer.WriteLine("FAILED no test ran at all");
            failed = 1;
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {runs.Sum(run => run.Count(Verdict.Skipped))} skipped"));
        return failed == 0;
    }

    private static IEnumerable<TestOutcome> All(IEnumerable<ProjectRun> runs, Verdict verdict) =>
        runs.SelectMany(run => run.Outcomes).Where(outcome => outcome.Verdict == verdict);

    // "A.B.Tests.Holds(x: 1.5)" is a test of "A.B.Tests".
    private static string Class(string name)
    {
        var method = name.Split('(')[0];
        return method.LastIndexOf('.') is > 0 and var end ? method[..end] : method;
    }

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => $"    {line.TrimEnd('\r')}"));

    private static string OneLine(string text) =>
        text.Length == 0 ? "no reason given" : string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
