namespace MirtAi.Cluster.TestRuns;

internal enum Verdict
{
    Passed,
    Failed,
    Skipped,
}
