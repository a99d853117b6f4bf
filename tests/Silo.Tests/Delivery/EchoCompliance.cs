using MirtAi.Grains.Comments;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>What the platform tells of messages in the shop's name: whose they are.</summary>
public abstract class EchoCompliance : StorageCompliance
{
    [Fact]
    public async Task What_was_sent_is_known_by_its_id()
    {
        var key = Commits.NewKey();
        await Storage.Outbox.MarkSent(await Open(key, "pending", new OutboundMessage { Text = "Добрий день" }), "mid.1", Token);

        Assert.True(await Settle(key, "mid.1", "any words"));
        Assert.False(await Settle(key, "mid.2", "Добрий день"));
        Assert.False(await Settle(Commits.NewKey(), "mid.1", "Добрий день"));
    }

    [Fact]
    public async Task What_is_being_sent_is_known_by_its_words_and_recorded_whatever_becomes_of_its_sender()
    {
        var key = Commits.NewKey();
        var id = await Open(key, "sending", new OutboundMessage { Text = "Сукня Анна\n1 850 грн " });

        Assert.False(await Settle(key, "mid.2", "Сукня Анна"));
        Assert.True(await Settle(key, "mid.1", "Сукня Анна\r\n1 850 грн"));
        await Storage.Outbox.MarkSent(id, "mid.1", Token);

        Assert.Empty(await Storage.Query<string>("select status from outbox where session_key = @key", new { key }));
        Assert.Equal(
            ["sent mid.1"], await Storage.Query<string>("select status || ' ' || platform_id from deliveries where session_key = @key", new { key }));
    }

    [Fact]
    public async Task A_photo_that_is_being_sent_stays_with_who_sends_it()
    {
        var key = Commits.NewKey();
        await Open(key, "sending", new OutboundMessage { Images = ["catalog:anna.png"] });

        Assert.True(await Settle(key, "mid.1", "", "https://cdn.example/1.jpg"));

        Assert.Equal(["sending"], await Storage.Query<string>("select status from outbox where session_key = @key", new { key }));
    }

    [Fact]
    public async Task A_private_reply_to_a_comment_is_known_as_the_shops()
    {
        var (key, comment) = ($"instagram:{Commits.NewKey()}", Commits.NewKey());
        await Storage.Execute(
            """
            insert into comments (id, session_key, username, media_id, text, written_at, status, reasoning, hidden, deleted, own, updated_at)
            values (@comment, @key, 'invented', 'm', 'Ціна?', @at, 'completed', '', @no, @no, @no, @at)
            """,
            new { key, comment, at = Commits.At, no = false });
        var reply = new OutboundMessage
        {
            Text = "Добрий день!",
            Comment = new CommentCall(CommentCallKind.PrivateReply, comment, Commits.At),
        };
        await Open(CommentCalls.SessionOf(comment), "uncertain", reply);

        Assert.False(await Settle(key, "mid.2", "Інше"));
        Assert.True(await Settle(key, "mid.1", "Добрий день!"));
        Assert.Equal(
            ["sent"],
            await Storage.Query<string>("select status from deliveries where session_key = @key", new { key = CommentCalls.SessionOf(comment) }));
    }

    [Fact]
    public async Task What_may_have_been_sent_is_settled()
    {
        var key = Commits.NewKey();
        await Open(key, "uncertain", new OutboundMessage { Images = ["catalog:anna.png"] });

        Assert.False(await Settle(key, "mid.1", "words"));
        Assert.True(await Settle(key, "mid.1", "", "https://cdn.example/1.jpg"));
        Assert.Equal(
            ["sent mid.1"], await Storage.Query<string>("select status || ' ' || platform_id from deliveries where session_key = @key", new { key }));
        Assert.Empty(await Storage.Query<string>("select status from outbox where session_key = @key", new { key }));
    }

    [Fact]
    public async Task Of_what_was_sent_twice_both_are_known()
    {
        var (key, once) = (Commits.NewKey(), Commits.NewKey());
        var message = new OutboundMessage { Text = "Добрий день" };
        await Storage.Outbox.MarkSent(await Open(key, "sending", message, repeats: 1), "mid.2", Token);
        await Storage.Outbox.MarkSent(await Open(once, "sending", message), "mid.2", Token);

        Assert.True(await Settle(key, "mid.1", "Добрий день"));
        Assert.True(await Settle(key, "mid.2", "Добрий день"));
        Assert.False(await Settle(key, "mid.3", "Чим допомогти?"));
        Assert.False(await Settle(once, "mid.1", "Добрий день"));
        Assert.Equal(["mid.2"], await Storage.Query<string>("select platform_id from deliveries where session_key = @key", new { key }));
    }

    [Fact]
    public async Task What_waits_has_not_been_sent()
    {
        var key = Commits.NewKey();
        await Open(key, "pending", new OutboundMessage { Text = "Добрий день" });

        Assert.False(await Settle(key, "mid.1", "Добрий день"));
    }

    private Task<bool> Settle(string key, string mid, string text, params string[] images) =>
        new Echoes(Storage.Database, Storage.Outbox).Settle(new InboundEvent
        {
            EventId = "echo",
            SessionKey = key,
            Kind = InboundKind.Echo,
            Recipient = key,
            SentAt = Commits.At,
            MessageId = mid,
            Text = text,
            Images = [.. images],
        });

    private async Task<long> Open(string key, string status, OutboundMessage message, int repeats = 0)
    {
        var commit = Commits.Of(key, 0) with
        {
            Effects = new CommitEffects { Outbox = [Commits.Entry(key, recipient: key) with { Message = message }] },
        };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
        await Storage.Execute("update outbox set status = @status, repeats = @repeats where session_key = @key", new { key, status, repeats });
        return (await Storage.Query<long>("select id from outbox where session_key = @key", new { key })).Single();
    }
}

public sealed class PostgresEchoTests(TestPostgres postgres) : EchoCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteEchoTests(SqliteFile file) : EchoCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
