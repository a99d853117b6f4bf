using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>What a look at the lanes decided.</summary>
/// <param name="Chosen">What goes now.</param>
/// <param name="Wait">How long to wait if it is nothing; <see cref="TimeSpan.MaxValue"/> if no time helps.</param>
/// <param name="HeldUp">The lanes of which more would have gone, had the account had tokens and slots.</param>
internal sealed record LaneChoice(IReadOnlyList<OutboxMessage> Chosen, TimeSpan Wait, IReadOnlySet<OutboxLane> HeldUp);
