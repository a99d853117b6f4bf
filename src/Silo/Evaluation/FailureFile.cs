using System.Collections.Immutable;

namespace MirtAi.Silo.Evaluation;

/// <summary>The failing cases of a run, as a file of cases.</summary>
public static class FailureFile
{
    /// <summary>Writes them as they were read, one a line; without any, an empty file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Write(string file, ImmutableArray<CaseOutcome> outcomes) =>
        File.WriteAllLines(file, outcomes.Where(outcome => !outcome.Passes).Select(outcome => outcome.Case.Source).OfType<string>());
}
