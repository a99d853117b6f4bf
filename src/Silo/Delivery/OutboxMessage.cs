using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>A message at the head of its recipient's line in a lane.</summary>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Repeats">How often it was sent again although the platform may have had it.</param>
internal sealed record OutboxMessage(
    long Id, OutboxLane Lane, string Recipient, string SessionKey, OutboundMessage Message, int Attempts, int Repeats);
