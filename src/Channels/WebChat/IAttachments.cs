using MirtAi.Grains.Photos;

namespace MirtAi.Channels.WebChat;

/// <summary>Keeps the photos that customers upload in the chat.</summary>
public interface IAttachments
{
    /// <summary>Stores a photo; one that is stored under this id already stays as it is.</summary>
    Task Store(string id, string sessionKey, Photo photo, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Removes those photos of a session that no message of it holds.</summary>
    Task RemoveUnused(IReadOnlyCollection<string> ids, string sessionKey, CancellationToken cancellationToken);

    /// <summary>The photo, or null if there is none of that id, or it is another session's than the given one.</summary>
    Task<Photo?> Find(string id, string? sessionKey, CancellationToken cancellationToken);
}
