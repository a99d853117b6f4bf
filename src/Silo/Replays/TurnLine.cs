namespace MirtAi.Silo.Replays;

/// <summary>A line of the transcript that a turn answered or made.</summary>
public sealed record TurnLine
{
    /// <summary>Its place in the transcript.</summary>
    public required long Sequence { get; init; }

    /// <summary><c>customer</c> or <c>bot</c>.</summary>
    public required string Author { get; init; }

    /// <summary>When the service took or made it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The text; masked unless it was asked for as it is.</summary>
    public required string Text { get; init; }
}
