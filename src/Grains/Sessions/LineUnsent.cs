using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions;

/// <summary>The customer took a message back: its line stays, without what it said and showed.</summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="Sequence">The line.</param>
public sealed record LineUnsent(string SessionKey, long Sequence) : ICommitEffect;
