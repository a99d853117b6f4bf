namespace MirtAi.Grains.Sessions.Replays;

/// <summary>What a photo was found to show.</summary>
/// <param name="Number">Which photo of the turn, from 1.</param>
/// <param name="Candidates">Products that it may show, each with how sure that is.</param>
/// <param name="IsReceipt">Whether it shows a receipt.</param>
/// <param name="IsForeign">Whether it shows clothes of others.</param>
/// <param name="WhyUnsure">Why nothing is certain, or <c>unseen</c> if nobody could look at it; null if it is.</param>
public sealed record ReplayedPhoto(int Number, IReadOnlyList<string> Candidates, bool IsReceipt, bool IsForeign, string? WhyUnsure);
