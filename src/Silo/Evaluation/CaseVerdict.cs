using System.Collections.Immutable;

namespace MirtAi.Silo.Evaluation;

/// <summary>How a case went, as it is kept for comparison with a later run.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="Passes">Whether everything that was expected held.</param>
/// <param name="Intent">The intent that it ended with; empty if it is a comment.</param>
/// <param name="State">The state that it ended in; empty if it is a comment.</param>
/// <param name="Faults">What was wrong; empty if it passed.</param>
public sealed record CaseVerdict(string Id, bool Passes, string Intent, string State, ImmutableArray<string> Faults)
{
    /// <summary>What a comment was taken for; null if the case is a conversation.</summary>
    public string? Type { get; init; }
}
