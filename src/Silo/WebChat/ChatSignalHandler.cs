using MirtAi.Channels.WebChat;
using MirtAi.Silo.Signals;

namespace MirtAi.Silo.WebChat;

/// <summary>Wakes the chat pages of this process for a reply that another one recorded.</summary>
internal sealed class ChatSignalHandler(IChatSignals signals) : IFleetSignalHandler
{
    /// <inheritdoc/>
    public string Topic => FleetSignal.Chat;

    /// <inheritdoc/>
    public void Handle(string subject) => signals.Notify(subject);
}
