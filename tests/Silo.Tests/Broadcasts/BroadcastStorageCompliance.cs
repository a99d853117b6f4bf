using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Storage.Queries;
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
        var handed = await Session("5", """, "conversation": { "language": "en" }, "mode": "manager" """);
        await Storage.Store.Commit(
            Commits.Of(russian, 1, state: State(""", "conversation": { "state": "STATE_4_OFFER", "language": "ru" }"""))
                .With(Commits.Line(russian, 1)),
            Token);
        BroadcastAudience all = new() { Channel = channel };

        Assert.Equal([plain, russian, gone, handed], await Read(all));
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
        Assert.True(Assert.Single(candidates, candidate => candidate.SessionKey == gone) is { Unreachable: true, OptedOut: true, WithManager: false });
        Assert.True(Assert.Single(candidates, candidate => candidate.SessionKey == handed) is { WithManager: true });
    }

    [Fact]
    public async Task Who_opted_out_in_one_channel_is_left_out_in_all_that_are_linked()
    {
        string[] keys = [await Session("1"), await Session("2", """, "optedOut": true"""), await Session("3"), await Session("4")];
        foreach (var (key, customer) in keys.Zip([channel, channel, "other" + channel, null]))
            await Storage.Execute(
                "insert into customer_links (session_key, customer, linked_by, linked_at) values (@key, @customer, 'somebody', @At)",
                new { key, customer, Commits.At });

        var candidates = await Reader.Next(new BroadcastAudience { Channel = channel }, "", 10, Token);

        Assert.Equal([true, true, false, false], candidates.Select(candidate => candidate.OptedOut));
    }

    [Fact]
    public async Task Tags_and_subscriptions_choose()
    {
        var both = await Session("1", """, "tags": ["vip", "опт"]""");
        var one = await Session("2", """, "tags": ["vip"]""");
        var none = await Session("3");
        await Subscribe(both, active: true);
        await Subscribe(one, active: false);
        BroadcastAudience all = new() { Channel = channel };

        Assert.Equal([both, one], await Read(all with { Tags = ["vip"] }));
        Assert.Equal([both], await Read(all with { Tags = ["опт", "vip"] }));
        Assert.Empty(await Read(all with { Tags = ["опт", "інше"] }));
        Assert.Equal([both], await Read(all with { Subscription = "active" }));
        Assert.Equal([one], await Read(all with { Subscription = "expired" }));
        Assert.Equal([none], await Read(all with { Subscription = "none" }));
    }

    [Fact]
    public async Task What_a_broadcast_brought_stands_in_the_transcript_by_time()
    {
        var key = await Session("1");
        await Storage.Store.Commit(
            Commits.Of(key, 1, state: State("")).With(Commits.Line(key, 1), Commits.Line(key, 2) with { At = Commits.At.AddHours(2) }), Token);
        await Storage.Store.Commit(
            new Commit
            {
                Kind = IBroadcastGrain.Kind,
                Key = "b" + channel,
                ExpectedVersion = 0,
                State = """{"status":"running"}""",
                Effects = new CommitEffects { Outbox = [Message(key, "b" + channel)] },
            },
            Token);
        async Task Sent(DateTimeOffset at) =>
            await Storage.Execute("update outbox set created_at = @at where session_key = @key and lane = 2", new { at, key });
        var sessions = new SessionQueries(Storage.Database);

        await Sent(Commits.At.AddHours(1));
        var whole = (await sessions.Find(key, Token))!;
        var line = Assert.Single(whole.Broadcasts);
        Assert.Equal(("b" + channel, "pending", Commits.At.AddHours(1)), (line.Broadcast, line.Delivery, line.At));
        Assert.NotEqual("", line.Text);
        Assert.Single((await sessions.Find(key, 1, before: 2, Token))!.Broadcasts);
        Assert.Empty((await sessions.Find(key, 1, before: null, Token))!.Broadcasts);
        await Sent(Commits.At.AddHours(3));
        Assert.Single((await sessions.Find(key, 1, before: null, Token))!.Broadcasts);
        Assert.Empty((await sessions.Find(key, 1, before: 2, Token))!.Broadcasts);
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

    /// <summary>
    /// A commit withdraws so many and no more: other commits share its transaction. Driven by the rules, as the grain does it.
    /// </summary>
    [Fact]
    public async Task Two_hundred_thousand_waiting_messages_are_withdrawn_a_thousand_to_a_commit_and_none_is_sent_meanwhile()
    {
        const int Waiting = 200_000, Chunk = 20_000;
        var (id, account) = ("b" + channel, "a" + channel);
        var message = $$"""{"text":"text","broadcast":"{{id}}"}""";
        for (var first = 0; first < Waiting; first += Chunk)
            await Enqueue(account, message, first, Chunk);
        var broadcast = new Broadcast { Status = BroadcastStatus.Running, Enqueued = Waiting, NextAt = Commits.At };
        var version = await Store(id, 0, new(broadcast, CommitEffects.None, true));
        Assert.NotEmpty(await Due(account));

        var commits = 1;
        var decision = broadcast.Steered(id, BroadcastSteering.Cancel, Commits.At);
        version = await Store(id, version, decision);
        Assert.Equal(Waiting - BroadcastRows.Piece, await Left(account));
        Assert.Empty(await Due(account));
        var backlog = new OutboxBacklog(Storage.Database);
        var options = new BroadcastOptions();
        while (decision.Next is { WithdrawAt: { } now })
        {
            decision = decision.Next.Settled(id, await backlog.Read(id, options.MaxWaiting, Token), options, now);
            version = await Store(id, version, decision);
            commits += decision.Effects.Features.Length;
            if (commits % 50 == 0)
                Assert.Equal(Waiting - commits * BroadcastRows.Piece, await Left(account));
        }

        Assert.Equal((Waiting / BroadcastRows.Piece, 0), (commits, await Left(account)));
        Assert.Equal(
            [Waiting],
            await Storage.Query<int>(
                "select count(*) from deliveries where account = @account and status = 'undeliverable'", new { account }));
    }

    /// <summary>Nobody else gets it once a pause is stored; answers and other broadcasts go on.</summary>
    [Fact]
    public async Task What_waits_of_a_paused_broadcast_is_not_sent_until_it_is_resumed()
    {
        var (id, account) = ("b" + channel, "a" + channel);
        await Enqueue(account, $$"""{"text":"paused","broadcast":"{{id}}"}""", 0, 2);
        await Enqueue(account, """{"text":"other","broadcast":"another"}""", 5, 1);
        var lease = await Storage.Locks().TryAcquire("delivery:" + account, TimeSpan.FromMinutes(1), Token)
            ?? throw new InvalidOperationException("Taken.");
        var broadcast = new Broadcast { Status = BroadcastStatus.Running, NextAt = Commits.At };
        var version = await Store(id, 0, new(broadcast, CommitEffects.None, true));
        var seen = await Due(account);
        Assert.Equal(3, seen.Length);

        var paused = broadcast.Steered(id, BroadcastSteering.Pause, Commits.At);
        version = await Store(id, version, paused);

        Assert.Equal(["other"], (await Due(account)).Select(one => one.Message.Text));
        Assert.Equal(["other"], (await Storage.Outbox.Claim(seen, lease, "me", Token)).Select(one => one.Message.Text));
        await Store(id, version, paused.Next!.Steered(id, BroadcastSteering.Resume, Commits.At));
        Assert.Equal(2, (await Storage.Outbox.Claim(seen, lease, "me", Token)).Length);
        Assert.Equal(new BroadcastBacklog(2, IsWithdrawable: false), await new OutboxBacklog(Storage.Database).Read(id, 10, Token));
        Assert.Equal(1, (await new OutboxBacklog(Storage.Database).Read(id, 1, Token)).Messages);
    }

    private Task<int> Enqueue(string account, string message, int first, int count) => Storage.Execute(
        """
        with recursive numbers (n) as (select @first + 1 union all select n + 1 from numbers where n < @last)
        insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
        select @account, 'reader-' || n, '', 0, @message, 2, @at, @at from numbers
        """,
        new { account, message, first, last = first + count, at = Commits.At });

    private async Task<int> Left(string account) =>
        (await Storage.Query<int>("select count(*) from outbox where account = @account", new { account }))[0];

    private async Task<ImmutableArray<OutboxMessage>> Due(string account) =>
        [.. (await Storage.Outbox.Heads(account, _ => "", null, Token)).SelectMany(page => page.Due)];

    private async Task<long> Store(string id, long version, Decision<Broadcast, bool> decision)
    {
        var commit = new Commit
        {
            Kind = IBroadcastGrain.Kind,
            Key = id,
            ExpectedVersion = version,
            State = JsonSerializer.Serialize(decision.Next!, JsonSerializerOptions.Web),
            WakeAt = decision.Next!.DueAt,
            Effects = decision.Effects,
        };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
        return version + 1;
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

    private Task<CommitOutcome> Subscribe(string key, bool active) => Storage.Store.Commit(
        Commits.Of(Commits.NewKey(), 0) with
        {
            Effects = new CommitEffects
            {
                Features =
                [
                    new SubscriptionChanged(
                        key, new Subscription { Plan = "month", Active = active, StartedAt = Commits.At, EndsAt = Commits.At }),
                ],
            },
        },
        Token);
}
