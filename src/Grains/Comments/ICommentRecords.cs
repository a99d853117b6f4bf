using System.Collections.Immutable;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Comments;

/// <summary>What is stored about comments beside the comment's own state.</summary>
public interface ICommentRecords
{
    /// <summary>Whether a reply of the shop has this id on the platform.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<bool> IsOurs(string platformId, CancellationToken cancellationToken);

    /// <summary>The words of a customer's comment; null if it is not known.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<string?> TextOf(string id, CancellationToken cancellationToken);

    /// <summary>The last words that were said below a comment, before another one and by the shop too, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<CommentLine>> Thread(string parentId, string before, CancellationToken cancellationToken);

    /// <summary>Those of the calls of a comment that have ended.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<EndedCall>> Ended(string id, ImmutableArray<long> numbers, CancellationToken cancellationToken);
}
