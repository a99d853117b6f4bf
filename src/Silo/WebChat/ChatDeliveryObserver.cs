using MirtAi.Channels.WebChat;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Signals;

namespace MirtAi.Silo.WebChat;

/// <summary>Wakes the chat pages, here and in other processes, once a reply of theirs may be shown.</summary>
internal sealed class ChatDeliveryObserver(IChatSignals signals, IFleetSignals fleet) : IDeliveryObserver
{
    /// <inheritdoc/>
    public void Delivered(string account, string sessionKey)
    {
        if (account != WebChannel.Name)
            return;
        signals.Notify(sessionKey);
        fleet.Publish(new FleetSignal(FleetSignal.Chat, sessionKey));
    }
}
