namespace MirtAi.Delivery;

/// <summary>A message at the head of its recipient's line.</summary>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Repeats">How often it was sent again although the platform may have had it.</param>
internal sealed record OutboxMessage(long Id, string Recipient, string SessionKey, OutboundMessage Message, int Attempts, int Repeats);
