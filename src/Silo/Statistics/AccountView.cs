namespace MirtAi.Silo.Statistics;

/// <summary>How the sending of an account goes.</summary>
public sealed record AccountView
{
    /// <summary>The account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Messages that are not sent yet.</summary>
    public long Unsent { get; init; }

    /// <summary>Of those, the ones of which nobody knows whether they arrived.</summary>
    public long Uncertain { get; init; }

    /// <summary>Since when the oldest waits.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Messages of the time that were sent.</summary>
    public long Sent { get; init; }

    /// <summary>Messages of the time that were given up.</summary>
    public long Undelivered { get; init; }

    /// <summary>When one was sent last.</summary>
    public DateTimeOffset? LastSent { get; init; }
}
