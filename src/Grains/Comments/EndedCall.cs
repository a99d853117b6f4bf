namespace MirtAi.Grains.Comments;

/// <summary>How a call of the platform ended.</summary>
/// <param name="Number">Its number among the calls of its comment.</param>
/// <param name="PlatformId">The platform's id of what it made; empty if it made nothing, null if it did not succeed.</param>
/// <param name="Error">Why it did not succeed.</param>
public sealed record EndedCall(long Number, string? PlatformId, string? Error);
