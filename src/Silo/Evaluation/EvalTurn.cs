using System.Collections.Immutable;

namespace MirtAi.Silo.Evaluation;

/// <summary>What the customer writes in one turn of a case.</summary>
/// <param name="Text">The text; may be empty.</param>
/// <param name="Images">References of photos.</param>
public sealed record EvalTurn(string Text, ImmutableArray<string> Images);
