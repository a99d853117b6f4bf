namespace MirtAi.Silo.Comments.Insights;

/// <summary>What the platform counted of the account in one of the shop's days; null where it does not say.</summary>
public sealed record InsightDay
{
    /// <summary>The day by the shop's clocks, such as <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>How often posts and stories were seen.</summary>
    public long? Views { get; init; }

    /// <summary>How many people saw them.</summary>
    public long? Reach { get; init; }

    /// <summary>How many people did something with them.</summary>
    public long? Engaged { get; init; }

    /// <summary>Likes, comments, saves and shares, less what was taken back.</summary>
    public long? Interactions { get; init; }

    public long? Likes { get; init; }

    public long? Comments { get; init; }

    public long? Shares { get; init; }

    public long? Saves { get; init; }

    /// <summary>When the platform told it; within three days of the day's end it is asked again.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
