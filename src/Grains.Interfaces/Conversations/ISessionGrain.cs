using MirtAi.Durability;
using Orleans;

namespace MirtAi.Conversations;

/// <summary>One customer's conversation. The key is the session key, <c>channel:customer</c>.</summary>
[Alias("mirtai.ISessionGrain")]
public interface ISessionGrain : IWakeableGrain
{
    /// <summary>Takes one event, exactly once by its id. Returns after the commit, or throws and nothing has changed.</summary>
    [Alias("Receive")]
    Task<Receipt> Receive(InboundEvent inbound);

    /// <summary>The channel refused a message because the customer blocked the shop: nothing is sent until they write again.</summary>
    [Alias("MarkUnreachable")]
    Task MarkUnreachable(string reason);

    /// <summary>
    /// Deletes everything that is stored about the customer. A turn that runs, here or elsewhere, is discarded; a message that comes later
    /// begins a new conversation.
    /// </summary>
    [Alias("Erase")]
    Task Erase();
}
