namespace MirtAi.Silo.Statistics;

/// <summary>
/// How long calls for a person of a level waited until somebody took them, and until somebody answered the customer, by the day of the
/// call, in seconds.
/// </summary>
public sealed record CallDay
{
    /// <summary>The shop's day, for instance <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The level.</summary>
    public required string Level { get; init; }

    /// <summary>How many calls there were.</summary>
    public required long Calls { get; init; }

    /// <summary>How many of them were taken.</summary>
    public required long Taken { get; init; }

    /// <summary>Half of the taken ones were taken as fast as this, or faster; null if none was.</summary>
    public required long? Median { get; init; }

    /// <summary>95 of 100 were taken as fast as this, or faster; null if none was.</summary>
    public required long? Percentile95 { get; init; }

    /// <summary>To how many of them a person answered before they were closed.</summary>
    public required long Answered { get; init; }

    /// <summary>Half of those were answered as fast as this, or faster; null if none was.</summary>
    public required long? AnswerMedian { get; init; }

    /// <summary>95 of 100 were answered as fast as this, or faster; null if none was.</summary>
    public required long? AnswerPercentile95 { get; init; }

    /// <summary>
    /// How many customers heard of a person only after the managers' first reminder was due; null for days that were counted before this
    /// was.
    /// </summary>
    public required long? Late { get; init; }

    /// <summary>How many of them only after the second one; null as <see cref="Late"/>.</summary>
    public required long? VeryLate { get; init; }

    /// <summary>
    /// How many calls were closed without an answer, or wait for one though the first reminder was due; null as <see cref="Late"/>.
    /// </summary>
    public required long? Unanswered { get; init; }
}
