namespace MirtAi.Grains.Comments;

/// <summary>What the platform of the comments counts itself: how many saw the account and its posts, and what they did.</summary>
public interface IInsightPlatform
{
    /// <summary>Whether an account is connected.</summary>
    bool IsOn { get; }

    /// <summary>What happened to the account from one moment to another, at most a day later.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now.</exception>
    Task<PlatformInsights> OfAccount(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>What happened to a post since it is there; null if there is none.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now, or of this post never.</exception>
    Task<PlatformInsights?> OfPost(string id, CancellationToken cancellationToken);
}
