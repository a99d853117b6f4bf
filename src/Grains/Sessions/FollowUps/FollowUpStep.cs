namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>What is due in a silence.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Number">Which reminder, from 1; 0 if none.</param>
/// <param name="Then">The silence afterwards; null if nothing follows.</param>
public sealed record FollowUpStep(FollowUpKind Kind, int Number, Silence? Then);
