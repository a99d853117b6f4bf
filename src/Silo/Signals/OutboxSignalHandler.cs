using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Signals;

/// <summary>Wakes the pump of an account, if it is in this process.</summary>
internal sealed class OutboxSignalHandler(CommitSignals signals) : IFleetSignalHandler
{
    /// <inheritdoc/>
    public string Topic => FleetSignal.Outbox;

    /// <inheritdoc/>
    public void Handle(string subject) => signals.WakePump(subject);
}
