using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>What is stored of one session, by the rules of a commit store; every commit is checked as it comes.</summary>
internal sealed class DatabaseMemory
{
    private static readonly DebouncePolicy Policy = DebouncePolicy.Of(new ConversationOptions());

    private readonly List<TranscriptLine> lines = [];
    private StoredState? stored;

    /// <summary>The ids of events that were taken.</summary>
    public HashSet<string> Taken { get; } = [];

    /// <summary>The same ids in the order in which they were taken.</summary>
    public List<string> TakenInOrder { get; } = [];

    /// <summary>What customers' events changed, by the texts that they brought.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>A text that no database takes, as one with NUL characters.</summary>
    public string? Unstorable { get; set; }

    /// <summary>What customers are to get, in order, without reminders.</summary>
    public List<OutboxEntry> Outbox { get; } = [];

    /// <summary>The reminders that customers are to get, in order.</summary>
    public List<string> Reminders { get; } = [];

    /// <summary>The reasons of calls for a person.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Hears each commit with the session before it.</summary>
    public Action<Commit, Session>? Committed { get; set; }

    public IReadOnlyList<TranscriptLine> Lines => lines;

    public DateTimeOffset? WakeAt { get; private set; }

    public Session? Session { get; private set; }

    public StoredState? Load() => stored;

    public ImmutableArray<TranscriptLine> Latest(long upTo, int limit) => [.. lines.Where(line => line.Sequence <= upTo).TakeLast(limit)];

    public CommitOutcome Commit(Commit commit)
    {
        if (commit.Effects.Lines.Any(line => line.Text == Unstorable))
            throw new FormatException("simulated");
        if (commit.ExpectedVersion != (stored?.Version ?? 0))
            return CommitOutcome.Stale;
        if (commit.DedupeKey is { } key && !Taken.Add(key))
            return CommitOutcome.Duplicate;
        if (commit.DedupeKey is { } taken)
            TakenInOrder.Add(taken);
        stored = new StoredState(commit.ExpectedVersion + 1, commit.State);
        WakeAt = commit.WakeAt;
        foreach (var edit in commit.Effects.Edits)
            Edit(edit);
        lines.AddRange(commit.Effects.Lines);
        Changes.AddRange(commit.Effects.Edits.Select(edit => edit.Text));
        Changes.AddRange(commit.Effects.Lines.Where(line => line.Author == Author.Customer).Select(line => line.Text));
        Outbox.AddRange(commit.Effects.Outbox.Where(entry => !IsReminder(entry.Message.Text)));
        Reminders.AddRange(commit.Effects.Outbox.Select(entry => entry.Message.Text).Where(IsReminder));
        Calls.AddRange(commit.Effects.Features.OfType<Escalation>().Select(escalation => escalation.Reason));
        var before = Session ?? Session.New(commit.Key);
        Session = JsonSerializer.Deserialize(commit.State, SessionJson.Stored)!;
        Check(Session);
        Committed?.Invoke(commit, before);
        if (Session.Turn is { } turn && turn.Id != before.Turn?.Id)
            Claim(before.WakeAt(Policy) <= turn.LeaseUntil - Policy.TurnLease, "no turn begins before it is due");
        return CommitOutcome.Committed;
    }

    /// <summary>The reminder of this number in the silence since this time.</summary>
    public static string Reminder(DateTimeOffset since, int number) => $"reminder {since:O} {number}";

    public static bool IsReminder(string text) => text.StartsWith("reminder ", StringComparison.Ordinal);

    private void Edit(TranscriptEdit edit)
    {
        var index = lines.FindIndex(line => line.Sequence == edit.Sequence);
        Claim(index >= 0 && lines[index].Author == Author.Customer, "an edit is of a customer's line");
        lines[index] = lines[index] with { Text = edit.Text };
    }

    private void Check(Session session)
    {
        Claim(
            lines.Select(line => line.Sequence).SequenceEqual(Enumerable.Range(1, lines.Count).Select(number => (long)number)),
            "lines have no gaps");
        Claim(session.Lines == lines.Count, "the state knows the newest line");
        var waiting = lines.Count(line => line.Author == Author.Customer && line.Sequence > session.Answered);
        Claim(session.Pending == waiting, $"pending {session.Pending} is what waits, {waiting}");
        Claim(
            waiting == 0 ? WakeAt == session.Silence?.At : WakeAt is not null,
            "it is woken if, and only if, something waits or a silence lasts");
        Claim(WakeAt == session.WakeAt(Policy), "the wake-up is the state's");
        Claim(session.Superseded <= Policy.MaxSupersedes, "an answer is not redone for ever");
    }

    private static void Claim(bool holds, string what)
    {
        if (!holds)
            throw new SimulationException(what);
    }
}
