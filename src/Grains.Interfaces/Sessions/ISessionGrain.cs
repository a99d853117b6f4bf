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

    /// <summary>Does what a manager wants; returns once it is stored.</summary>
    [Alias("Manage")]
    Task<ManagerReceipt> Manage(ManagerAction action);

    /// <summary>
    /// Deletes everything that is stored about the customer. A turn that runs, here or elsewhere, is discarded; a message that comes later
    /// begins a new conversation.
    /// </summary>
    [Alias("Erase")]
    Task Erase();
}
