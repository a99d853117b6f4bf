using System.Collections.Immutable;
using MirtAi.Conversations;

namespace MirtAi.LanguageModels;

/// <summary>A plan in words.</summary>
/// <param name="Plan">The plan; another than was given if the rules took a proposal meanwhile.</param>
/// <param name="Replies">The bubbles of the answer, in order.</param>
public sealed record WordedPlan(TurnPlan Plan, ImmutableArray<Reply> Replies);
