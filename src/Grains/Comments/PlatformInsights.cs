namespace MirtAi.Grains.Comments;

/// <summary>What the platform counts; null where it does not say, which is no zero.</summary>
public sealed record PlatformInsights
{
    /// <summary>How often posts and stories were seen.</summary>
    public long? Views { get; init; }

    /// <summary>How many people saw them.</summary>
    public long? Reach { get; init; }

    /// <summary>How many people did something with them; of a post nothing is said.</summary>
    public long? Engaged { get; init; }

    /// <summary>Likes, comments, saves and shares, less what was taken back.</summary>
    public long? Interactions { get; init; }

    public long? Likes { get; init; }

    public long? Comments { get; init; }

    public long? Shares { get; init; }

    public long? Saves { get; init; }
}
