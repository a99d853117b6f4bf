using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>A message of a broadcast to a customer.</summary>
/// <param name="Broadcast">The broadcast's id.</param>
/// <param name="At">When it was handed to the outbox.</param>
/// <param name="Text">May be empty if there are images.</param>
/// <param name="Images">Addresses of photos.</param>
/// <param name="Delivery"><c>pending</c>, <c>sent</c>, <c>uncertain</c>, <c>failed</c> or <c>undeliverable</c>.</param>
public sealed record BroadcastLineView(
    string Broadcast,
    DateTimeOffset At,
    string Text,
    IReadOnlyList<string> Images,
    [property: AllowedValues("pending", "sent", "uncertain", "failed", "undeliverable")] string Delivery);
