using System.Collections.Immutable;

namespace MirtAi.Grains.Answers;

/// <summary>A tool in words for the model: when to ask for it, and what its parameters mean.</summary>
public sealed record ToolPrompt(string Description, ImmutableDictionary<string, string> Parameters);
