namespace MirtAi.Cluster.TestRuns;

/// <summary>What became of one test project. <c>Fault</c> says why the run itself does not count, when it does not.</summary>
internal sealed record ProjectRun(
    string Project, IReadOnlyList<TestOutcome> Outcomes, TimeSpan Took, string? Fault, IReadOnlyCollection<string> Output)
{
    internal int Count(Verdict verdict) => Outcomes.Count(outcome => outcome.Verdict == verdict);

    /// <summary>A fault with no failed test of its own is a failure all the same.</summary>
    internal int Failures => Math.Max(Count(Verdict.Failed), Fault is null ? 0 : 1);
}
