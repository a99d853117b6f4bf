using MirtAi.Channels.Telegram;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Managers;

/// <summary>What is stored of what managers do.</summary>
public abstract class ManagerStorageCompliance : StorageCompliance
{
    private const string Account = "telegram-manager";

    [Fact]
    public async Task What_the_customer_has_not_got_is_withdrawn_and_what_is_on_its_way_is_left()
    {
        var key = Commits.NewKey();
        await Commit(key, 0, outbox: [Entry(key, 1, "sent"), Entry(key, 2, "waits"), Entry(key, 3, "may have come"), Entry(key, 4, "on its way")]);
        await Storage.Execute("update outbox set status = 'uncertain' where session_key = @key and sequence = 3", new { key });
        await Storage.Execute("update outbox set status = 'sending' where session_key = @key and sequence = 4", new { key });

        await Commit(key, 1, outbox: [Entry(key, 5, "a person's")], effects: new UnsentWithdrawn(key, 4));

        Assert.Equal([4, 5], await Storage.Query<long>("select sequence from outbox where session_key = @key order by 1", new { key }));
        Assert.Equal(
            ["1 undeliverable", "2 undeliverable", "3 uncertain"],
            await Storage.Query<string>(
                "select cast(sequence as text) || ' ' || status from deliveries where session_key = @key order by 1", new { key }));
    }

    [Fact]
    public async Task Calls_are_taken_once_and_closed_with_who_and_when()
    {
        var key = Commits.NewKey();
        var unclosed = new UnclosedCalls(Storage.Database);
        Assert.False(await unclosed.HasAny(key));
        await Commit(key, 0, effects: [Call(key), Call(key)]);

        await Commit(key, 1, effects: new EscalationChange(key, EscalationStatus.Taken, "Olena", Commits.At));
        Assert.True(await unclosed.HasAny(key));
        await Commit(key, 2, effects: new EscalationChange(key, EscalationStatus.Taken, "Petro", Commits.At.AddMinutes(1)));
        Assert.Equal(["taken Olena", "taken Olena"], await Calls(key, "taken_by"));

        var closing = new EscalationChange(key, EscalationStatus.Closed, "Petro", Commits.At.AddMinutes(2)) { How = EscalationEnds.HandedBack };
        await Commit(key, 3, effects: [Call(key), closing]);
        await Commit(
            key, 4, effects: closing with { Manager = "Olena", At = Commits.At.AddMinutes(3), How = EscalationEnds.Closed });
        Assert.Equal(["closed Petro", "closed Petro", "closed Petro"], await Calls(key, "closed_by"));
        Assert.All(await Calls(key, "closed_how"), call => Assert.Equal("closed handed_back", call));
        Assert.False(await unclosed.HasAny(key));
    }

    [Fact]
    public async Task The_first_answer_counts_for_the_calls_that_are_not_closed()
    {
        var key = Commits.NewKey();
        await Commit(key, 0, effects: [Call(key), new EscalationChange(key, EscalationStatus.Closed, "Petro", Commits.At)]);
        await Commit(key, 1, effects: Call(key));

        await Commit(key, 2, effects: new EscalationAnswered(key, "Olena", Commits.At.AddMinutes(1)));
        await Commit(key, 3, effects: [Call(key), new EscalationAnswered(key, "Petro", Commits.At.AddMinutes(2))]);

        Assert.Equal(
            [null, "Olena", "Petro"],
            await Storage.Query<string?>("select answered_by from escalations where session_key = @key order by id", new { key }));
        var read = await new EscalationQueries(Storage.Database).List(null, new PageRequest(1, 100), Token);
        Assert.Equal(Commits.At.AddMinutes(2), read.Items.Where(call => call.SessionKey == key).Max(call => call.AnsweredAt));
    }

    [Fact]
    public async Task A_line_knows_its_manager()
    {
        var key = Commits.NewKey();

        await Commit(key, 0, effects: new ManagerLine(key, 1, "Olena", Commits.At));

        Assert.Equal(["Olena"], await Storage.Query<string>("select manager from manager_lines where session_key = @key", new { key }));
    }

    [Fact]
    public async Task Whom_a_message_in_the_managers_chat_is_about_is_known_also_after_the_chat_moved()
    {
        var (key, chat) = (Commits.NewKey(), Commits.NewKey());
        await Commit(key, 0, outbox: [Entry(key, 0, "call") with { Account = "telegram-manager", Recipient = chat }]);
        var id = (await Storage.Query<long>("select id from outbox where session_key = @key", new { key })).Single();
        await Storage.Outbox.MarkSent(id, platformId: "77", Token);
        var sent = new SentMessages(Storage.Database);

        Assert.Equal(key, await sent.SessionOf("telegram-manager", chat, "77"));
        Assert.Null(await sent.SessionOf("telegram-manager", chat, "78"));
        Assert.Null(await sent.SessionOf("telegram-manager", chat + "0", "77"));
        await Storage.Execute(
            "insert into moved_recipients (account, recipient, moved_to) values ('telegram-manager', @chat, @to)", new { chat, to = chat + "0" });
        Assert.Equal(key, await sent.SessionOf("telegram-manager", chat + "0", "77"));
    }

    [Fact]
    public async Task What_a_customer_answers_is_found_and_of_an_album_the_photo()
    {
        var (key, other) = (Commits.NewKey(), Commits.NewKey());
        await Sent(key, "400", new OutboundMessage { Text = "Тренч еко", Images = ["one"] });
        await Sent(key, "500", new OutboundMessage { Text = "Три кольори", Images = ["first", "second", "third"] });
        await Sent(other, "501", new OutboundMessage { Images = ["another's"] });
        var sent = new SentMessages(Storage.Database);

        Assert.Equal(("Тренч еко", "one"), await Found("400"));
        Assert.Equal(("Три кольори", "first"), await Found("500"));
        Assert.Equal(("Три кольори", "third"), await Found("502"));
        Assert.Null(await Found("503"));
        Assert.Null(await Found("401"));
        Assert.Null(await Found("mid.A"));
        Assert.Null(await sent.Find(Commits.NewKey(), "500"));

        async Task<(string, string)?> Found(string id) =>
            await sent.Find(key, id) is { } message ? (message.Text, Assert.Single(message.Images)) : null;
    }

    [Fact]
    public async Task What_a_line_and_a_relayed_message_became_is_known_by_their_delivery()
    {
        var key = Commits.NewKey();
        var relayed = new QuotedMessage("71", "Чи є 122?");
        await Sent(key, "600", new OutboundMessage { Text = "Є" }, sequence: 5);
        await Sent(key, "601", new OutboundMessage { Text = "Оксана: Чи є 122?", Relays = relayed });
        var sent = new SentMessages(Storage.Database);

        Assert.Equal(("600", "Є"), Assert.Single((await sent.OfLine(key, 5)).Select(part => (part.PlatformId, part.Message.Text))));
        Assert.Empty(await sent.OfLine(key, 6));
        Assert.Empty(await sent.OfLine(Commits.NewKey(), 5));
        Assert.Equal(relayed, await sent.Relayed("telegram", key, "601"));
        Assert.Null(await sent.Relayed("telegram", key, "600"));
        Assert.Null(await sent.Relayed("telegram", key + "0", "601"));
    }

    [Fact]
    public async Task The_buttons_that_stand_below_a_message_are_those_that_were_sent_last()
    {
        var key = Commits.NewKey();
        OutboundButton[] call = [new("Take", "/take")], taken = [new("Back", "/handback")];
        await Sent(key, "700", new OutboundMessage { Text = "call", Buttons = [.. call] }, lane: OutboxLane.Notice);
        await Sent(key, "701", new OutboundMessage { Text = "words" }, lane: OutboxLane.Notice);
        await Sent(key, "702", new OutboundMessage { Text = "call", Buttons = [.. call] }, lane: OutboxLane.Notice);
        await Sent(key, "703", new OutboundMessage { Text = "call", Buttons = [.. call] }, lane: OutboxLane.Notice);
        await Sent(key, "700", new OutboundMessage { ButtonsOf = "700", Buttons = [.. taken] }, lane: OutboxLane.Notice);
        await Sent(key, "702", new OutboundMessage { ButtonsOf = "702" }, lane: OutboxLane.Notice);
        await Sent(key, "704", new OutboundMessage { Text = "the customer's", Buttons = [.. call] });

        var shown = await new SentMessages(Storage.Database).Buttons(key);

        Assert.Equal([("700", "/handback"), ("703", "/take")], shown.Select(one => (one.PlatformId, Assert.Single(one.Buttons).Value)));
    }

    private async Task Sent(
        string key, string platformId, OutboundMessage message, long sequence = 0, OutboxLane lane = OutboxLane.Conversation)
    {
        var entry = Entry(key, sequence, "") with { Message = message, Lane = lane };
        await Commit(key, await Version(key), outbox: [entry]);
        var id = (await Storage.Query<long>("select id from outbox where session_key = @key", new { key })).Single();
        await Storage.Outbox.MarkSent(id, platformId, Token);
    }

    private async Task<long> Version(string key) =>
        (await Storage.Query<long>("select version from grain_state where key = @key", new { key })).SingleOrDefault();

    [Fact]
    public async Task A_topic_is_the_customers_who_was_first_recorded_until_it_is_gone()
    {
        var (key, chat) = (Commits.NewKey(), Commits.NewKey());
        var topics = new CustomerTopics(Storage.Database);
        var sent = new SentMessages(Storage.Database);
        Assert.Null(await topics.Find(Account, chat, key, Token));

        var all = await Task.WhenAll(Enumerable.Range(10, 8).Select(number =>
            topics.Add(Account, chat, key, new CustomerTopic($"{chat}/{number}", "Olena"), Token)));

        var kept = Assert.Single(all.Distinct());
        Assert.Equal(kept, await topics.Find(Account, chat, key, Token));
        Assert.Equal(key, await sent.SessionOfTopic(Account, kept.Topic));
        Assert.Null(await topics.Find(Account, chat + "0", key, Token));
        Assert.Null(await sent.SessionOfTopic(Account, kept.Topic + "0"));

        await topics.Rename(Account, kept with { Title = "Olena, taken" }, Token);
        Assert.Equal("Olena, taken", (await topics.Find(Account, chat, key, Token))?.Title);

        await topics.Remove(Account, kept.Topic, Token);
        Assert.Null(await sent.SessionOfTopic(Account, kept.Topic));
        Assert.Equal($"{chat}/99", (await topics.Add(Account, chat, key, new CustomerTopic($"{chat}/99", "Olena"), Token)).Topic);
    }

    private static Escalation Call(string key) =>
        new() { SessionKey = key, Reason = EscalationReasons.Complaint, State = "STATE_0_INIT", At = Commits.At };

    private static OutboxEntry Entry(string key, long sequence, string text) =>
        Commits.Entry(key, text, recipient: key) with { Sequence = sequence };

    private async Task Commit(string key, long expected, OutboxEntry[]? outbox = null, params ICommitEffect[] effects)
    {
        var commit = Commits.Of(key, expected) with { Effects = new CommitEffects { Outbox = [.. outbox ?? []], Features = [.. effects] } };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
    }

    private Task<IReadOnlyList<string>> Calls(string key, string who) =>
        Storage.Query<string>($"select status || ' ' || {who} from escalations where session_key = @key", new { key });
}

public sealed class PostgresManagerStorageTests(TestPostgres postgres) : ManagerStorageCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteManagerStorageTests(SqliteFile file) : ManagerStorageCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
