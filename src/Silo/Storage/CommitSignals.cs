using System.Collections.Concurrent;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Signals;

namespace MirtAi.Silo.Storage;

/// <summary>Tells those who wait for committed work that there is some, here or in another process, so that nobody polls fast.</summary>
internal sealed class CommitSignals(IFleetSignals fleet)
{
    private readonly ConcurrentDictionary<string, Action> pumps = new(StringComparer.Ordinal);

    /// <summary>
    /// While the result is not disposed, the account's pump runs in this process and is woken by <paramref name="wake"/>.
    /// </summary>
    public IDisposable AttachPump(string account, Action wake)
    {
        pumps[account] = wake;
        return new Attachment(() => pumps.TryRemove(KeyValuePair.Create(account, wake)));
    }

    /// <summary>A commit is stored.</summary>
    public void Committed(Commit commit)
    {
        foreach (var entry in commit.Effects.Outbox)
            if (!WakePump(entry.Account))
                fleet.Publish(new FleetSignal(FleetSignal.Outbox, entry.Account));
    }

    /// <summary>Wakes the account's pump if it is in this process; false if it is not.</summary>
    public bool WakePump(string account)
    {
        if (!pumps.TryGetValue(account, out var wake))
            return false;
        wake();
        return true;
    }

    private sealed class Attachment(Action detach) : IDisposable
    {
        public void Dispose() => detach();
    }
}
