namespace MirtAi.Grains.Messages;

/// <summary>A message that has arrived.</summary>
/// <param name="PlatformId">The platform's id; empty if it has none.</param>
/// <param name="Message">What was sent.</param>
public sealed record DeliveredPart(string PlatformId, OutboundMessage Message);
