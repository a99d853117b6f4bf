using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>A part of a lane: so many recipients that have messages, in the order of their names.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="After">The recipient after which the part begins; empty at the beginning of the lane.</param>
/// <param name="Due">
/// The heads of their lines that may be sent: the longest due first if the page is all of the lane, else in the order of recipients.
/// </param>
/// <param name="Last">The part's last recipient, after which more may follow; null if it reaches the end of the lane.</param>
/// <param name="End">The last recipient of the lane; empty if there is none.</param>
internal sealed record OutboxPage(OutboxLane Lane, string After, ImmutableArray<OutboxMessage> Due, string? Last, string End)
{
    /// <summary>There is nobody else in the lane.</summary>
    public bool IsWhole => After.Length == 0 && Last is null;
}
