using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Delivery;

public abstract class OutboxCompliance : StorageCompliance
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly string account = "account-" + Commits.NewKey();

    private Outbox Outbox => Storage.Outbox;

    [Fact]
    public async Task The_heads_are_the_oldest_message_of_each_recipient_in_order()
    {
        await Enqueue(("1", "a"), ("1", "b"), ("2", "c"), ("3", "d"), ("2", "e"));

        Assert.Equal(["a", "c", "d"], await Heads());
        Assert.Equal(["a", "c"], (await Outbox.Heads(account, 2, Token)).Select(message => message.Message.Text));
    }

    [Fact]
    public async Task A_recipients_next_message_waits_until_the_one_before_it_is_done_with()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"), ("1", "b"));
        var first = await Take(lease);
        Assert.Empty(await Heads());

        await Outbox.Postpone(first, OutboxStatus.Pending, Long, "later", counts: true, lease, Token);
        Assert.Empty(await Heads());

        await Due();
        await Outbox.MarkSent(await Take(lease), "platform-1", lease, Token);
        Assert.Equal(["b"], await Heads());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_postponed_message_comes_again_and_counts_the_attempts_that_count(bool counts, int attempts)
    {
        var lease = await Lease();
        await Enqueue(("1", "a"));

        await Outbox.Postpone(await Take(lease), OutboxStatus.Uncertain, TimeSpan.Zero, "lost", counts, lease, Token);

        Assert.Equal((attempts, 0), (await Head()) is var head ? (head.Attempts, head.Repeats) : default);
        await Take(lease);
        Assert.Equal([1], await Storage.Query<int>("select repeats from outbox where account = @account", new { account }));
    }

    [Fact]
    public async Task Only_the_holder_of_the_lease_takes_messages()
    {
        var zombie = await Lease();
        await Enqueue(("1", "a"));
        var head = await Head();
        await RunOut();
        Assert.Empty(await Outbox.Claim([head.Id], zombie, Token));

        var lease = await Lease();

        Assert.Empty(await Outbox.Claim([head.Id], zombie, Token));
        Assert.Equal([head.Id], await Outbox.Claim([head.Id], lease, Token));
        Assert.Empty(await Outbox.Claim([head.Id], lease, Token));
    }

    [Fact]
    public async Task What_a_dead_pump_was_sending_is_uncertain_and_what_it_says_later_is_not_heard()
    {
        var zombie = await Lease();
        await Enqueue(("1", "a"), ("1", "b"));
        var sending = await Take(zombie);
        await RunOut();
        var lease = await Lease();

        await Outbox.Recover(account, lease, Token);
        await Outbox.MarkSent(sending, "platform-1", zombie, Token);
        await Outbox.GiveUp(sending, OutboxStatus.Failed, "zombie", zombie, Token);

        Assert.Equal(["a"], await Heads());
        Assert.Equal(["uncertain", "pending"], await Statuses());
    }

    [Fact]
    public async Task Recovering_leaves_what_the_pump_itself_is_sending()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"));
        await Take(lease);

        await Outbox.Recover(account, lease, Token);

        Assert.Equal(["sending"], await Statuses());
    }

    [Fact]
    public async Task A_chat_that_moved_gets_everything_at_its_new_address_and_in_order()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"), ("1", "b"));
        var first = await Take(lease);

        await Outbox.Move(first, "-100", Token);
        await Outbox.Postpone(first, OutboxStatus.Pending, TimeSpan.Zero, "moved", counts: true, lease, Token);
        await Enqueue(("1", "c"));

        foreach (var text in new[] { "a", "b", "c" })
        {
            var head = await Take(lease);
            Assert.Equal(("-100", text), (head.Recipient, head.Message.Text));
            await Outbox.MarkSent(head, "id", lease, Token);
        }
    }

    [Fact]
    public async Task Giving_up_on_a_recipient_leaves_the_others()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"), ("1", "b"), ("2", "c"));
        var first = await Take(lease);

        await Outbox.GiveUpAll(account, first, "blocked", Token);
        await Outbox.GiveUp(first, OutboxStatus.Undeliverable, "blocked", lease, Token);

        Assert.Equal(["undeliverable", "undeliverable", "pending"], await Statuses());
        Assert.Equal(["c"], await Heads());
    }

    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        await Enqueue(("1", "a"));

        Assert.Empty(await Outbox.Heads(account + "other", 10, Token));
    }

    [Fact]
    public async Task Lanes_come_by_their_priority_and_each_up_to_the_limit()
    {
        await Enqueue(OutboxLane.Broadcast, ("1", "a"), ("2", "b"), ("3", "c"));
        await Enqueue(OutboxLane.Notice, ("4", "d"), ("5", "e"), ("6", "f"));
        await Enqueue(OutboxLane.Conversation, ("7", "g"), ("8", "h"), ("9", "i"));

        var heads = await Outbox.Heads(account, 2, Token);

        Assert.Equal(["g", "h", "d", "e", "a", "b"], heads.Select(head => head.Message.Text));
        Assert.Equal([0, 0, 1, 1, 2, 2], heads.Select(head => (int)head.Lane));
    }

    [Fact]
    public async Task A_recipients_answer_does_not_wait_for_a_broadcast_and_each_lane_keeps_its_order()
    {
        var lease = await Lease();
        await Enqueue(OutboxLane.Broadcast, ("1", "a"), ("1", "b"));
        await Enqueue(OutboxLane.Conversation, ("1", "c"), ("1", "d"));
        var heads = await Outbox.Heads(account, 10, Token);
        Assert.Equal(["c", "a"], heads.Select(head => head.Message.Text));
        await Outbox.Claim([.. heads.Select(head => head.Id)], lease, Token);
        Assert.Empty(await Heads());

        await Outbox.MarkSent(heads[0], "platform-1", lease, Token);
        Assert.Equal(["d"], await Heads());

        await Outbox.Postpone(heads[1], OutboxStatus.Pending, Long, "later", counts: true, lease, Token);
        Assert.Equal(["d"], await Heads());
    }

    [Fact]
    public async Task Commits_that_share_a_transaction_keep_their_lanes()
    {
        var lanes = Enum.GetValues<OutboxLane>();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Storage.Store.Commit(
            Commits.Of($"{account}-{n}", 0) with
            {
                Effects = new CommitEffects { Outbox = [Commits.Entry(account, $"{n % 3}", account, $"{n}") with { Lane = lanes[n % 3] }] },
            },
            Token)));

        var heads = await Outbox.Heads(account, 30, Token);

        Assert.Equal(30, heads.Count);
        Assert.All(heads, head => Assert.Equal($"{(int)head.Lane}", head.Message.Text));
    }

    [Fact]
    public async Task A_row_without_a_lane_is_a_conversations()
    {
        await Storage.Execute(
            $$"""
            insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
            values (@account, '1', @account, 1, '{"text":"old"}', {{Storage.Database.After("-1")}}, {{Storage.Database.After("-1")}})
            """,
            new { account });

        Assert.Equal(OutboxLane.Conversation, (await Head()).Lane);
    }

    private Task Enqueue(params (string Recipient, string Text)[] messages) => Enqueue(OutboxLane.Conversation, messages);

    private async Task Enqueue(OutboxLane lane, params (string Recipient, string Text)[] messages)
    {
        var key = account;
        var version = (await Storage.Store.Load("session", key, Token))?.Version ?? 0;
        var commit = Commits.Of(key, version) with
        {
            Effects = new CommitEffects
            {
                Outbox = [.. messages.Select(one => Commits.Entry(key, one.Text, account, one.Recipient) with { Lane = lane })],
            },
        };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
    }

    private async Task<JobLease> Lease() =>
        await Storage.Locks().TryAcquire("delivery:" + account, Long, Token) ?? throw new InvalidOperationException("The job is not free.");

    private Task<int> RunOut() => Storage.Execute(
        $"update job_lock set lease_until = {Storage.Database.After("-1")} where name = @name", new { name = "delivery:" + account });

    private Task<int> Due() => Storage.Execute(
        $"update outbox set due_at = {Storage.Database.After("-1")} where account = @account", new { account });

    private async Task<IEnumerable<string>> Heads() => (await Outbox.Heads(account, 10, Token)).Select(message => message.Message.Text);

    private async Task<OutboxMessage> Head() => (await Outbox.Heads(account, 1, Token)).Single();

    private async Task<OutboxMessage> Take(JobLease lease)
    {
        var head = await Head();
        Assert.Equal([head.Id], await Outbox.Claim([head.Id], lease, Token));
        return head;
    }

    private Task<IReadOnlyList<string>> Statuses() =>
        Storage.Query<string>("select status from outbox where account = @account order by id", new { account });
}
