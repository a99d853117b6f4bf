namespace MirtAi.Cluster.TestRuns;

/// <summary>One test as its result file tells it. <c>Details</c> is a failure's message, stack and output, or a skip's reason.</summary>
internal sealed record TestOutcome(string Name, Verdict Verdict, string Details);
