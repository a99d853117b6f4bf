using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>A message at the head of its recipient's line in a lane.</summary>
/// <param name="Line">The recipient whose line it is in.</param>
/// <param name="Recipient">Where it goes: the line's recipient, or where that one has moved.</param>
/// <param name="Attempts">How often it has been taken for sending.</param>
/// <param name="Repeats">How often it was taken although the platform may have had it.</param>
internal sealed record OutboxMessage(
    long Id, OutboxLane Lane, string Line, string Recipient, string SessionKey, OutboundMessage Message, int Attempts, int Repeats);
