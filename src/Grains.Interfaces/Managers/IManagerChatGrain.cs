using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Managers;

/// <summary>
/// The chat in which managers are told of customers: it passes what they do there to the customer's session, and tells them what became of
/// it. The key is <c>account:chat</c>; it takes <see cref="ManagerEvent"/>.
/// </summary>
[Alias("mirtai.IManagerChatGrain")]
public interface IManagerChatGrain : IInboundGrain
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which it is stored.</summary>
    const string Kind = "manager-chat";
}
