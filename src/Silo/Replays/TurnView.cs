using MirtAi.Grains.Sessions.Replays;

namespace MirtAi.Silo.Replays;

/// <summary>A turn, step by step.</summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Lines">What it answered and what it said, in the order of the transcript.</param>
/// <param name="Deliveries">What went out.</param>
/// <param name="Replay">How it went; null if it was not recorded.</param>
/// <param name="IsMasked">Whether phones, addresses and the like are hidden.</param>
public sealed record TurnView(
    string SessionKey,
    TurnSummary Turn,
    IReadOnlyList<TurnLine> Lines,
    IReadOnlyList<TurnDelivery> Deliveries,
    TurnReplay? Replay,
    bool IsMasked);
