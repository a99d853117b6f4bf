using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Which manager wrote a line of a transcript.</summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="Sequence">The line.</param>
/// <param name="Manager">The name that other managers know.</param>
/// <param name="At">When.</param>
public sealed record ManagerLine(string SessionKey, long Sequence, string Manager, DateTimeOffset At) : ICommitEffect;
