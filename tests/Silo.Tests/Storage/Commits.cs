using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>Commits to try things with.</summary>
internal static class Commits
{
    public static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, 123, TimeSpan.Zero);
    private static long keys;

    /// <summary>A session's key that nobody else has.</summary>
    public static string NewKey() => $"telegram:{Interlocked.Increment(ref keys)}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";

    public static Commit Of(string key, long expected, string? dedupeKey = null, string state = """{"lines":1}""") => new()
    {
        Kind = ISessionGrain.Kind,
        Key = key,
        ExpectedVersion = expected,
        State = state,
        DedupeKey = dedupeKey,
    };

    public static TranscriptLine Line(string key, long sequence, string text = "text") => new()
    {
        SessionKey = key,
        Sequence = sequence,
        Author = Author.Customer,
        At = At,
        Text = text,
        SentAt = At,
    };

    public static OutboxEntry Entry(string key, string text = "text", string? account = null, string recipient = "1") => new()
    {
        Account = account ?? "telegram",
        Recipient = recipient,
        SessionKey = key,
        Message = new OutboundMessage { Text = text },
    };

    /// <summary>With one effect of every kind, of which the edit needs line <paramref name="sequence"/> - 1.</summary>
    public static Commit WithEverything(string key, long expected, string? dedupeKey, long sequence) => Of(key, expected, dedupeKey) with
    {
        WakeAt = At,
        Effects = new CommitEffects
        {
            Lines = [Line(key, sequence)],
            Edits = [new TranscriptEdit(key, sequence - 1, "edited")],
            Outbox = [Entry(key)],
            Features = [new Escalation { SessionKey = key, Reason = "COMPLAINT", State = "STATE_0_INIT", At = At }],
        },
    };

    /// <summary>One that no database takes: a line twice.</summary>
    public static Commit Impossible(string key, long expected = 0, string? dedupeKey = null) => Of(key, expected, dedupeKey) with
    {
        Effects = new CommitEffects { Lines = [Line(key, 1_000), Line(key, 1_000)], Outbox = [Entry(key)] },
    };

    public static Commit With(this Commit commit, params ImmutableArray<TranscriptLine> lines) =>
        commit with { Effects = commit.Effects with { Lines = lines } };
}
