namespace MirtAi.Grains.Sessions;

/// <summary>How a customer waits for the present answer.</summary>
/// <param name="Since">When the first turn for it began.</param>
/// <param name="Told">Whether they were told that it takes a while.</param>
public sealed record Wait(DateTimeOffset Since, bool Told = false);
