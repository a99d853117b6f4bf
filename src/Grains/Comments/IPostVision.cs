namespace MirtAi.Grains.Comments;

/// <summary>Has a vision model look at the pictures of posts.</summary>
public interface IPostVision
{
    /// <summary>Whether there is such a model.</summary>
    bool IsOn { get; }

    /// <summary>What the pictures show; null if they cannot be had, or no model answered as it must. Never throws for that.</summary>
    /// <param name="mediaId">The post.</param>
    /// <param name="caption">Its text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<string?> Describe(string mediaId, string caption, CancellationToken cancellationToken);
}
