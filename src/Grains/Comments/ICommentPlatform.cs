namespace MirtAi.Grains.Comments;

/// <summary>What the platform of the comments is asked. What is done there goes through the outbox instead.</summary>
public interface ICommentPlatform
{
    /// <summary>The account of the outbox through which comments are acted upon.</summary>
    string Account { get; }

    /// <summary>A comment; null if there is none any more.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now.</exception>
    Task<PlatformComment?> FindComment(string id, CancellationToken cancellationToken);

    /// <summary>A post; null if there is none, or the account may not see it.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now.</exception>
    Task<PlatformMedia?> FindMedia(string id, CancellationToken cancellationToken);

    /// <summary>The account whose comments they are; null if none is connected.</summary>
    /// <exception cref="CommentPlatformException">It cannot be said now.</exception>
    Task<PlatformAccount?> FindAccount(CancellationToken cancellationToken);
}
