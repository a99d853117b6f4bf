using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Escalations;

/// <summary>
/// Tells the managers of an event once, however many processes notice it: a commit of its own with the event's key and the message.
/// </summary>
internal sealed class Notices(ICommitStore store, INoticeRoute route)
{
    private const string Kind = "notices";
    private const int MaxAttempts = 8;

    /// <summary>Tells it unless it was told before, or there is no managers' chat. The answer is whether it was told now.</summary>
    /// <exception cref="StorageUnavailableException">It is not known to be told.</exception>
    public Task<bool> Tell(string eventKey, string text, CancellationToken cancellationToken) =>
        route.Address(text) is null ? Task.FromResult(false) : Change(Kind, _ => "{}", text, Kind + ":" + eventKey, cancellationToken);

    /// <summary>
    /// Changes a small state that all processes share, and tells the managers of the change, in one commit. The function gets the state,
    /// null at first, and returns the next one, or null when there is nothing to change. The answer is whether it was changed now.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It is not known to be changed.</exception>
    public async Task<bool> Change(
        string key, Func<string?, string?> next, string text, string? dedupeKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await store.Load(Kind, key, cancellationToken);
            if (next(stored?.Json) is not { } state)
                return false;
            var commit = new Commit
            {
                Kind = Kind,
                Key = key,
                ExpectedVersion = stored?.Version ?? 0,
                State = state,
                DedupeKey = dedupeKey,
                Effects = route.Address(text) is { } message ? new CommitEffects { Outbox = [message] } : CommitEffects.None,
            };
            var outcome = await store.Commit(commit, cancellationToken);
            if (outcome is not CommitOutcome.Stale)
                return outcome is CommitOutcome.Committed;
        }

        throw new StorageUnavailableException($"{Kind} lost {MaxAttempts} commit races in a row.");
    }
}
