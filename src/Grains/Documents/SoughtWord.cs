using System.Collections.Immutable;

namespace MirtAi.Grains.Documents;

/// <summary>A word of a question, by whichever of these terms it is found: its stem, and what it means.</summary>
public sealed record SoughtWord(ImmutableArray<string> Terms);
