namespace MirtAi.Cluster.TestRuns;

/// <summary>
/// The suite of the engines, built once more for Orleans. Whoever starts the run says where it is, or why it could not be built: then it
/// counts as one skipped test.
/// </summary>
internal static class OrleansRun
{
    internal const string AssemblyVariable = "MIRT_ORLEANS_TESTS";
    internal const string SkippedVariable = "MIRT_ORLEANS_SKIPPED";
    private const string Name = "MirtAi.Engine.Tests.Orleans";

    /// <summary>Null when the run is without Orleans and nobody asked for it.</summary>
    internal static async Task<ProjectRun?> Run(ProjectRunner runner, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return null;
        if (Environment.GetEnvironmentVariable(SkippedVariable) is { Length: > 0 } reason)
            return new(Name, [new TestOutcome(Name, Verdict.Skipped, reason)], TimeSpan.Zero, null, []);
        return Environment.GetEnvironmentVariable(AssemblyVariable) is { Length: > 0 } assembly
            ? await runner.RunAsync(assembly, Name, cancellationToken)
            : null;
    }
}
