using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Broadcasts;

/// <summary>How audiences are read, and how far broadcasts are; the same for every database.</summary>
public abstract class BroadcastStorageCompliance : StorageCompliance
{
    private readonly string channel = "c" + Commits.NewKey()["telegram:".Length..].Replace("-", "", StringComparison.Ordinal);

    private AudienceReader Reader => new(Storage.Database);

    private BroadcastQueries Queries => new(Storage.Database, Options.Create(new BroadcastOptions()), TimeProvider.System);

    [Fact]
    public async Task An_audience_is_read_page_by_page_and_each_customer_once()
    {
        var keys = new List<string>();
        for (var number = 0; number < 25; number++)
            keys.Add(await Session($"{number:00}"));
        var read = new List<string>();

        for (var after = ""; ;)
        {
            var page = await Reader.Next(new BroadcastAudience { Channel = channel }, after, 10, Token);
            read.AddRange(page.Select(candidate => candidate.SessionKey));
            if (page.Length < 10)
                break;
            after = page[^1].SessionKey;
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_criterion_counts()
    {
        var plain = await Session("1");
        var russian = await Session("2", """, "conversation": { "state": "STATE_4_OFFER", "language": "ru" }""");
        var gone = await Session("3", """, "unreachable": true, "optedOut": true""");
        await Session("4", """, "erasedAt": "2026-03-01T09:00:00Z" """);
        await Storage.Store.Commit(
            Commits.Of(russian, 1, state: State(""", "conversation": { "state": "STATE_4_OFFER", "language": "ru" }"""))
                .With(Commits.Line(russian, 1)),
            Token);
        BroadcastAudience all = new() { Channel = channel };

        Assert.Equal([plain, russian, gone], await Read(all));
        Assert.Equal([russian], await Read(all with { Language = "ru" }));
        Assert.Equal([plain, gone], await Read(all with { Language = "uk" }));
        Assert.Equal([russian], await Read(all with { State = "STATE_4_OFFER" }));
        Assert.Equal([plain, gone], await Read(new BroadcastAudience { Customers = [plain, gone, "telegram:none"] }));
        Assert.Equal([russian], await Read(all with { ActiveSince = Commits.At }));
        Assert.Empty(await Read(all with { ActiveSince = Commits.At.AddSeconds(1) }));
        var candidates = await Reader.Next(all, "", 10, Token);
        Assert.Equal(
            new Candidate { SessionKey = plain, Channel = channel, Recipient = "1", Language = "uk" },
            Assert.Single(candidates, candidate => candidate.SessionKey == plain));
        Assert.Equal(Commits.At, Assert.Single(candidates, candidate => candidate.SessionKey == russian).WroteAt!.Value, TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single(candidates, candidate => candidate.SessionKey == gone) is { Unreachable: true, OptedOut: true });
    }

    [Fact]
    public async Task Progress_counts_customers_and_a_cancellation_withdraws_what_nobody_is_sending()
    {
        var id = "b" + channel;
        string[] keys = [await Session("1"), await Session("2"), await Session("3")];
        await Storage.Store.Commit(
            new Commit
            {
                Kind = IBroadcastGrain.Kind,
                Key = id,
                ExpectedVersion = 0,
                State = """
                    {"status":"running","words":{"ukrainian":"привіт","russian":"","english":""},"recipients":5,"enqueued":3,
                     "skipped":{"opted_out":2},"createdAt":"2026-03-01T09:00:00Z","startsAt":"2026-03-01T09:00:00Z",
                     "nextAt":"2036-03-01T09:00:00Z"}
                    """,
                Effects = new CommitEffects { Outbox = [.. keys.SelectMany(key => new[] { Message(key, id), Message(key, id) })] },
            },
            Token);
        await Storage.Execute(
            """
            insert into deliveries (id, account, recipient, session_key, sequence, message, lane, status, due_at, created_at)
            select id, account, recipient, session_key, sequence, message, lane, 'sent', due_at, created_at from outbox
            where session_key = @key
            """,
            new { key = keys[0] });
        await Storage.Execute("delete from outbox where session_key = @key", new { key = keys[0] });
        await Storage.Execute("update outbox set status = 'sending' where session_key = @key", new { key = keys[1] });

        var running = await Queries.Find(id, Token);
        Assert.Equal((1, 0, 2, 2), Parts(running!.Progress));
        Assert.Equal(("running", 5, "привіт", null), (running.Status, running.Recipients, running.Text.Uk, running.Text.Ru));
        Assert.Equal(2, running.Progress.Skipped[LeftOut.OptedOut]);
        Assert.NotNull(running.Progress.EndsAt);
        await Storage.Store.Commit(
            new Commit
            {
                Kind = IBroadcastGrain.Kind,
                Key = id,
                ExpectedVersion = 1,
                State = """
                    {"status":"cancelled","recipients":5,"enqueued":3,"createdAt":"2026-03-01T09:00:00Z","startsAt":"2026-03-01T09:00:00Z"}
                    """,
                Effects = new CommitEffects { Features = [new BroadcastWithdrawn(id)] },
            },
            Token);

        Assert.Equal((1, 1, 1, 0), Parts((await Queries.Find(id, Token))!.Progress));
        var listed = Assert.Single((await Queries.List(new(1, 100), Token)).Items, broadcast => broadcast.Id == id);
        Assert.Equal((1, 1, 1, 0), Parts(listed.Progress));
        Assert.Null(await Queries.Find("none", Token));
    }

    private static (long Sent, long Failed, long Waiting, long Left) Parts(BroadcastProgress progress) =>
        (progress.Sent, progress.Failed, progress.Waiting, progress.Left);

    private async Task<string[]> Read(BroadcastAudience audience) =>
        [.. (await Reader.Next(audience, "", 100, Token)).Select(candidate => candidate.SessionKey).Order(StringComparer.Ordinal)];

    private async Task<string> Session(string number, string more = "")
    {
        var key = $"{channel}:{number}";
        await Storage.Store.Commit(
            new Commit
            {
                Kind = ISessionGrain.Kind,
                Key = key,
                ExpectedVersion = 0,
                State = State(more),
            },
            Token);
        return key;
    }

    private string State(string more) => $$"""{ "channel": "{{channel}}", "recipient": "1"{{more}} }""";

    private static OutboxEntry Message(string key, string id) => Commits.Entry(key, account: "nobody", recipient: key) with
    {
        Lane = OutboxLane.Broadcast,
        Message = new OutboundMessage { Text = "text", Broadcast = id },
    };
}
