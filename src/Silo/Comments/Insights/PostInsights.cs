namespace MirtAi.Silo.Comments.Insights;

/// <summary>What the platform counted of a post since it is there; null where it does not say.</summary>
public sealed record PostInsights
{
    /// <summary>The platform's id of the post.</summary>
    public required string MediaId { get; init; }

    public required string Caption { get; init; }

    /// <summary>Its address for people; null if the platform did not say.</summary>
    public string? Permalink { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>How often it was seen.</summary>
    public long? Views { get; init; }

    /// <summary>How many people saw it.</summary>
    public long? Reach { get; init; }

    /// <summary>Likes, comments, saves and shares, less what was taken back.</summary>
    public long? Interactions { get; init; }

    public long? Likes { get; init; }

    public long? Comments { get; init; }

    public long? Shares { get; init; }

    public long? Saves { get; init; }

    /// <summary>When the platform told it; it is asked once a day.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
