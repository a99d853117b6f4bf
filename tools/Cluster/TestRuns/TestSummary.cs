using System.Globalization;

namespace MirtAi.Cluster.TestRuns;

/// <summary>What is printed about a run: a line for each project, what failed and why, what was skipped and why, the sum.</summary>
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
        foreach (var skipped in runs.SelectMany(run => run.Outcomes).Where(outcome => outcome.Verdict == Verdict.Skipped))
            writer.WriteLine($"skipped {skipped.Name}: {OneLine(skipped.Details)}");
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

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => $"    {line.TrimEnd('\r')}"));

    private static string OneLine(string text) =>
        text.Length == 0 ? "no reason given" : string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
