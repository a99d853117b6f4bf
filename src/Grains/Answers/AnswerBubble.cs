using System.Collections.Immutable;

namespace MirtAi.Grains.Answers;

/// <summary>A bubble that a model proposes.</summary>
/// <param name="Text">The words.</param>
/// <param name="Acts">The places, from 0, of the acts that it says; empty if it answers by what a tool told.</param>
public sealed record AnswerBubble(string Text, ImmutableArray<int> Acts);
