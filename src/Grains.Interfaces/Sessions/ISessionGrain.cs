using MirtAi.Grains.Interfaces.Durability;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>One customer's conversation. The key is the session key, <c>channel:customer</c>.</summary>
[Alias("mirtai.ISessionGrain")]
public interface ISessionGrain : IInboundGrain, IWakeableGrain
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which sessions are stored.</summary>
    const string Kind = "session";

    /// <summary>The channel refused a message because the customer blocked the shop: nothing is sent until they write again.</summary>
    [Alias("MarkUnreachable")]
    Task MarkUnreachable(string reason);

    /// <summary>What a manager wrote could not be delivered: managers are told. Returns once it is stored.</summary>
    [Alias("ReportUndelivered")]
    Task ReportUndelivered(UndeliveredMessage message);

    /// <summary>Does what a manager wants; returns once it is stored.</summary>
    [Alias("Manage")]
    Task<ManagerReceipt> Manage(ManagerAction action);

    /// <summary>
    /// The shop has written to the author of a comment in Direct: the conversation is about that. Told again, it changes nothing.
    /// </summary>
    [Alias("Open")]
    Task Open(CommentTopic topic);

    /// <summary>
    /// Deletes everything that is stored about the customer. A turn that runs, here or elsewhere, is discarded; a message that comes later
    /// begins a new conversation.
    /// </summary>
    /// <remarks>Of a customer who is held for the law it is done when the hold is lifted.</remarks>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Keeps everything about the customer for the law until the hold is lifted; false if it is held already.</summary>
    /// <param name="manager">Who wants it.</param>
    /// <param name="reason">Why.</param>
    [Alias("Hold")]
    Task<bool> Hold(string manager, string reason);

    /// <summary>Lifts the hold, and erases the customer if that was asked for meanwhile; false if there is none.</summary>
    [Alias("LiftHold")]
    Task<bool> LiftHold();
}
