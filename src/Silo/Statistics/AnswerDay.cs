namespace MirtAi.Silo.Statistics;

/// <summary>How long customers of a channel waited for answers on a day, from their last message to the answer, in milliseconds.</summary>
public sealed record AnswerDay
{
    /// <summary>The shop's day, for instance <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>How many answers there were.</summary>
    public required long Answers { get; init; }

    /// <summary>Half of them came as fast as this, or faster.</summary>
    public required int Median { get; init; }

    /// <summary>95 of 100 came as fast as this, or faster.</summary>
    public required int Percentile95 { get; init; }

    /// <summary>The slowest.</summary>
    public required int Longest { get; init; }
}
