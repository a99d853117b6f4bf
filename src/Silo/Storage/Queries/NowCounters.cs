namespace MirtAi.Silo.Storage.Queries;

/// <summary>How the shop stands.</summary>
public sealed record NowCounters
{
    /// <summary>Calls for a person that nobody has taken.</summary>
    public required long OpenEscalations { get; init; }

    /// <summary>Messages of customers within the last hour.</summary>
    public required long MessagesOfLastHour { get; init; }

    /// <summary>Orders that wait for their payment.</summary>
    public required long UnpaidOrders { get; init; }

    /// <summary>Messages in the outbox.</summary>
    public required long Unsent { get; init; }

    /// <summary>Since when the oldest of them is there; null if it is empty.</summary>
    public required DateTimeOffset? OldestUnsent { get; init; }

    /// <summary>Messages that were given up.</summary>
    public required long Undelivered { get; init; }
}
