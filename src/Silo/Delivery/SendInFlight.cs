using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>A message whose answer from the platform is awaited, or the record of it.</summary>
/// <param name="Id">Its id in the outbox.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Recipient">Whom it goes to.</param>
/// <param name="StartedAt">The timestamp of its beginning.</param>
internal sealed record SendInFlight(long Id, OutboxLane Lane, string Recipient, long StartedAt);
