using System.Collections.Immutable;
using MirtAi.Grains.Audit;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What stands between the lines of a transcript; the same for every database.</summary>
public abstract class EventLineCompliance : StorageCompliance
{
    private const string State = """{"channel":"telegram","recipient":"1","mode":"bot","pending":0}""";

    [Fact]
    public async Task Each_stretch_of_a_persons_begins_and_ends_once_also_if_it_begins_with_a_message()
    {
        var key = Commits.NewKey();
        await Store(
            key,
            [
                Line(key, 1, Author.Customer), Line(key, 3, Author.Note), Line(key, 4, Author.Manager), Line(key, 5, Author.Manager),
                Line(key, 8, Author.Manager), Line(key, 10, Author.Manager),
            ],
            new Escalation { SessionKey = key, Reason = "COMPLAINT", State = "STATE_0_INIT", At = At(2) },
            new ManagerLine(key, 3, "Софія", At(3)), Done("Софія", "note", 3),
            new ManagerLine(key, 4, "Олена", At(4)), Done("Олена", "say", 4),
            new ManagerLine(key, 5, "Ірина", At(5)), Done("Ірина", "say", 5),
            Done("Олена", "handback", 6),
            Done("Ірина", "takeover", 7), new ManagerLine(key, 8, "Ірина", At(8)), Done("Ірина", "say", 8),
            Done("Ірина", "close", 9),
            new ManagerLine(key, 10, "telegram", At(10)));

        var events = (await Find(key))!.EventLines;

        Assert.Equal(
            ["2 call COMPLAINT", "4 takeover Олена", "6 handback Олена", "7 takeover Ірина", "9 close Ірина", "10 takeover telegram"],
            events.Select(line => $"{(int)(line.At - Commits.At).TotalSeconds} {line.Action} {line.Person}{line.Reason}"));

        AuditEntry Done(string person, string action, int second) => new(person, action, key, "", At(second));
    }

    [Fact]
    public async Task What_happened_is_on_one_page_of_the_transcript()
    {
        var key = Commits.NewKey();
        await Store(
            key,
            [.. Enumerable.Range(1, 5).Select(number => Line(key, number, number == 2 ? Author.Manager : Author.Customer))],
            new AuditEntry("Олена", "close", key, "", At(0)),
            new ManagerLine(key, 2, "Олена", At(2)),
            new AuditEntry("Олена", "handback", key, "", At(3).AddMilliseconds(500)),
            new AuditEntry("Ірина", "takeover", key, "", At(7)));

        var pages = new List<string>();
        for (long? before = null; before is not 1;)
        {
            var page = (await new SessionQueries(Storage.Database).Find(key, 2, before, Token))!;
            pages.Add(string.Join(' ', page.EventLines.Select(line => $"{line.Action} {line.Person}")));
            before = page.Messages[0].Id;
        }

        Assert.Equal(["takeover Ірина", "takeover Олена handback Олена", "close Олена"], pages);
    }

    [Fact]
    public async Task Of_holds_those_are_told_that_were_done()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        await Store(key, [Line(key, 1, Author.Customer)]);
        var audit = new AuditTrail(Storage.Database);
        await audit.Begin("Олена", "hold", key, "", Token);
        await audit.End(await audit.Begin("Олена", "hold", key, "", Token), AuditOutcomes.Refused, Token);
        await audit.End(await audit.Begin("Ірина", "hold", key, "", Token), AuditOutcomes.Done, Token);
        await audit.Write("Ірина", "hold", other, "", Token);

        var line = Assert.Single((await Find(key))!.EventLines);

        Assert.Equal(("hold", "Ірина", true), (line.Action, line.Person, line.IsAboutHold));
    }

    private static DateTimeOffset At(int second) => Commits.At.AddSeconds(second);

    private static TranscriptLine Line(string key, int number, Author author) =>
        Commits.Line(key, number) with { Author = author, At = At(number) };

    private Task<SessionDetails?> Find(string key) => new SessionQueries(Storage.Database).Find(key, Token);

    private async Task Store(string key, ImmutableArray<TranscriptLine> lines, params ImmutableArray<ICommitEffect> effects) =>
        await Storage.Store.Commit(
            Commits.Of(key, 0, state: State) with { Effects = new CommitEffects { Lines = lines, Features = effects } }, Token);
}

public sealed class PostgresEventLineTests(TestPostgres postgres) : EventLineCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteEventLineTests(SqliteFile file) : EventLineCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
