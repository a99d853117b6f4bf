using System.Collections.Concurrent;
using MirtAi.Durability;

namespace MirtAi.Storage;

/// <summary>Tells those in this process who wait for committed work that there is some, so that nobody polls fast.</summary>
public sealed class CommitSignals
{
    private readonly ConcurrentDictionary<string, Action> outbox = new(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="wake"/> whenever a message for the account was committed; one listener an account.</summary>
    public void OnOutbox(string account, Action wake) => outbox[account] = wake;

    /// <summary>A commit is stored.</summary>
    public void Committed(Commit commit)
    {
        foreach (var entry in commit.Effects.Outbox)
            OutboxChanged(entry.Account);
    }

    /// <summary>There is something to deliver for the account.</summary>
    public void OutboxChanged(string account)
    {
        if (outbox.TryGetValue(account, out var wake))
            wake();
    }
}
