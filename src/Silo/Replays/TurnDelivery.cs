namespace MirtAi.Silo.Replays;

/// <summary>A message that a turn sent, and what became of it.</summary>
public sealed record TurnDelivery
{
    /// <summary>The line of the transcript of which it is a part.</summary>
    public required long Sequence { get; init; }

    /// <summary>The account that sends it.</summary>
    public required string Account { get; init; }

    /// <summary>Its status in the outbox.</summary>
    public required string Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often it may have come twice.</summary>
    public required int Repeats { get; init; }

    /// <summary>When the platform took it.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it was not taken at last.</summary>
    public required string? LastError { get; init; }
}
