using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Storage;

/// <summary>Commits that touch all that a conversation does, to be rolled back. Processes that rehearse side by side do not meet.</summary>
internal static class Rehearsal
{
    private const string Key = "rehearsal:";

    /// <summary>A session's first commit and the next one.</summary>
    public static ImmutableArray<Commit> Commits(DateTimeOffset now)
    {
        var key = Key + Guid.CreateVersion7(now).ToString("n");
        var first = new Commit
        {
            Kind = ISessionGrain.Kind,
            Key = key,
            ExpectedVersion = 0,
            State = "{}",
            WakeAt = now,
            DedupeKey = key,
            Effects = new CommitEffects
            {
                Lines = [Line(key, now)],
                Outbox = [new OutboxEntry { Account = Key, Recipient = key, SessionKey = key, Message = new() { Text = Key } }],
                Features = [new Escalation { SessionKey = key, Reason = Key, State = Key, At = now }],
            },
        };
        var next = first with
        {
            ExpectedVersion = 1,
            DedupeKey = null,
            Effects = new CommitEffects { Edits = [new TranscriptEdit(key, 1, key)] },
        };
        return [first, next];
    }

    private static TranscriptLine Line(string key, DateTimeOffset now) =>
        new() { SessionKey = key, Sequence = 1, Author = Author.Customer, At = now, Text = Key, SentAt = now };
}
