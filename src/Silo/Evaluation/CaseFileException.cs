namespace MirtAi.Silo.Evaluation;

/// <summary>A file of cases is missing or faulty. The message names every fault with its file and line.</summary>
public sealed class CaseFileException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults, each as <c>file:line: what is wrong</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
