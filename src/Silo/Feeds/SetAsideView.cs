namespace MirtAi.Silo.Feeds;

/// <summary>An event that could not be taken.</summary>
public sealed record SetAsideView
{
    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>The channel account that it came to.</summary>
    public required string Account { get; init; }

    /// <summary>The session that it is for, or what else it is about.</summary>
    public required string SessionKey { get; init; }

    /// <summary>When it was set aside.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it had failed.</summary>
    public required int Attempts { get; init; }

    /// <summary>What it failed with last.</summary>
    public required string Reason { get; init; }
}
