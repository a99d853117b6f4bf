using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Messages;

/// <summary>
/// Sends through one account of one platform. It makes one attempt and says what became of it; waiting, order, limits and
/// repeating are the delivery pump's.
/// </summary>
public interface IChannelClient
{
    /// <summary>The account's name in the outbox, for instance <c>telegram</c>. One pump runs for each.</summary>
    string Account { get; }

    /// <summary>How fast and how much the platform takes.</summary>
    DeliveryLimits Limits { get; }

    /// <summary>
    /// It writes to managers: what cannot be sent stays until it can be, and an unreachable chat is a fault of the account, not a
    /// customer's choice.
    /// </summary>
    bool ServesManagers => false;

    /// <summary>The platform keeps where a purchase stands, see <see cref="OutboundMessage.Progress"/>.</summary>
    bool KeepsProgress => false;

    /// <summary>How many messages of an answer go with one call, see <see cref="OutboundMessage.Following"/>.</summary>
    /// <value>Default 1.</value>
    int MessagesAtOnce => 1;

    /// <summary>Sends one message. Never throws for what a platform or a network does; only for cancellation.</summary>
    Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Looks whether the platform has a message whose earlier sending ended without an answer. Never throws, as <see cref="Send"/>.
    /// </summary>
    /// <returns>
    /// What became of it, which is the result of this attempt; null if the platform does not have it or cannot tell, and it is to be sent.
    /// </returns>
    Task<SendResult?> FindSent(string recipient, OutboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult?>(null);

    /// <summary>Messages do not tell who wrote them: <see cref="FindProfile"/> does.</summary>
    bool TellsProfiles => false;

    /// <summary>Asks the platform who a customer is. Never throws, as <see cref="Send"/>.</summary>
    /// <returns>What it tells, which may be nothing; null if it could not be asked.</returns>
    Task<CustomerProfile?> FindProfile(string recipient, CancellationToken cancellationToken) =>
        Task.FromResult<CustomerProfile?>(null);

    /// <summary>Customers have pictures on the platform, see <see cref="FindPicture"/>.</summary>
    bool TellsPictures => false;

    /// <summary>Asks the platform for the picture of a customer's profile. Never throws, as <see cref="Send"/>.</summary>
    /// <returns>Its https address, which expires; null if there is none, or it could not be asked for.</returns>
    Task<string?> FindPicture(string recipient, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Where a person sees the customer on the platform; null if there is no such address.</summary>
    string? ProfileLink(string recipient, CustomerProfile customer) => customer.ChatUrl;

    /// <summary>Shows that what the customer wrote has been read; failures are not reported.</summary>
    Task ShowSeen(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Shows that an answer is being made, for about five seconds; failures are not reported.</summary>
    Task ShowTyping(string recipient, CancellationToken cancellationToken);
}
