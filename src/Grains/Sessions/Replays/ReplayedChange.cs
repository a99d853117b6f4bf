namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A value of the conversation that the turn changed.</summary>
/// <param name="Path">Its place, for instance <c>order.recipient.city</c>.</param>
/// <param name="Before">As it was, as JSON; null if it was not set.</param>
/// <param name="After">As it is; null if it is not set any more.</param>
public sealed record ReplayedChange(string Path, string? Before, string? After);
