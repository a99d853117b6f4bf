using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>What was sent, by the platform's id of the message.</summary>
public interface ISentMessages
{
    /// <summary>The session that a message is about; null if it is not known, or not about one.</summary>
    /// <param name="account">The account that sent it.</param>
    /// <param name="chat">The platform's address of the chat.</param>
    /// <param name="platformId">The platform's id of the message.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<string?> SessionOf(string account, string chat, string platformId);

    /// <summary>A message that the customer was sent; of an album, with the one photo that has this id. Null if it is not known.</summary>
    /// <param name="sessionKey">The customer's session.</param>
    /// <param name="platformId">The platform's id of the message.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<OutboundMessage?> Find(string sessionKey, string platformId);

    /// <summary>The customer's message that a message to managers shows; null if it shows none, or is not known.</summary>
    /// <param name="account">The account that sent it.</param>
    /// <param name="chat">The platform's address of the chat.</param>
    /// <param name="platformId">The platform's id of the message.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<QuotedMessage?> Relayed(string account, string chat, string platformId) => Task.FromResult<QuotedMessage?>(null);

    /// <summary>The newest messages to managers about a session that have buttons, newest first.</summary>
    /// <param name="sessionKey">The session.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<ImmutableArray<ShownButtons>> Buttons(string sessionKey) => Task.FromResult<ImmutableArray<ShownButtons>>([]);

    /// <summary>What the customer got of a line, in order.</summary>
    /// <param name="sessionKey">The customer's session.</param>
    /// <param name="sequence">The line.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<ImmutableArray<DeliveredPart>> OfLine(string sessionKey, long sequence) => Task.FromResult<ImmutableArray<DeliveredPart>>([]);

    /// <summary>The session whose topic it is; null if it is no customer's.</summary>
    /// <param name="account">The account that made it.</param>
    /// <param name="topic">The platform's address of the topic.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<string?> SessionOfTopic(string account, string topic);
}
