using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Delivery;

public abstract partial class OutboxCompliance : StorageCompliance
{
    private const string Self = "this process";
    private const string Zombie = "a process before";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly string account = "account-" + Commits.NewKey();

    private Outbox Outbox => Storage.Outbox;

    [Fact]
    public async Task The_heads_are_the_oldest_message_of_each_recipient_in_order()
    {
        await Enqueue(("1", "a"), ("1", "b"), ("2", "c"), ("3", "d"), ("2", "e"));

        Assert.Equal(["a", "c", "d"], await Heads());
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
        await Outbox.MarkSent((await Take(lease)).Id, "platform-1", Token);
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

        Assert.Equal((attempts, 0), await Head() is var head ? (head.Attempts, head.Repeats) : default);
        Assert.Equal(1, (await Take(lease)).Repeats);
    }

    [Fact]
    public async Task Only_the_holder_of_the_lease_takes_messages()
    {
        var zombie = await Lease();
        await Enqueue(("1", "a"));
        var head = await Head();
        await RunOut();
        Assert.Empty(await Outbox.Claim([head], zombie, Zombie, Token));

        var lease = await Lease();

        Assert.Empty(await Outbox.Claim([head], zombie, Zombie, Token));
        Assert.Equal([head.Id], (await Outbox.Claim([head], lease, Self, Token)).Select(one => one.Id));
        Assert.Empty(await Outbox.Claim([head], lease, Self, Token));
    }

    [Fact]
    public async Task What_a_dead_pump_was_sending_is_sent_once_more()
    {
        await Enqueue(("1", "a"), ("1", "b"));
        await Take(await Lease(), Zombie);
        await RunOut();
        var lease = await Lease();

        Assert.Equal(0, await Recover(lease));

        Assert.Equal(["a"], await Heads());
        Assert.Equal(["uncertain", "pending"], await Statuses());
        Assert.Equal(1, (await Take(lease)).Repeats);
    }

    [Fact]
    public async Task What_was_sent_twice_and_never_answered_is_left_to_a_person_and_the_rest_goes_on()
    {
        await Enqueue(("1", "a"), ("1", "b"));
        await Take(await Lease(), Zombie);
        await RunOut();
        var second = await Lease();
        await Recover(second);
        await Take(second, Zombie);
        await RunOut();
        var third = await Lease();

        Assert.Equal(1, await Recover(third));

        Assert.Equal(["b"], await Heads());
        Assert.Equal(["uncertain"], await Delivered());
    }

    [Fact]
    public async Task What_a_living_process_is_sending_is_left_to_it_for_a_while()
    {
        await Enqueue(("1", "a"));
        await Take(await Lease(), Zombie);
        await RunOut();
        var lease = await Lease();

        await Outbox.Recover(account, lease, [Self, Zombie], [], Token);
        Assert.Equal(["sending"], await Statuses());

        await Storage.Execute(
            $"update outbox set claimed_at = {Storage.Database.After("@seconds")} where account = @account",
            new { account, seconds = -Outbox.MaxSilence.TotalSeconds - 1 });
        await Outbox.Recover(account, lease, [Self, Zombie], [], Token);
        Assert.Equal(["uncertain"], await Statuses());
    }

    [Fact]
    public async Task What_this_process_is_still_sending_under_an_earlier_lease_is_not_sent_again()
    {
        await Enqueue(("1", "a"));
        var sending = await Take(await Lease());
        await RunOut();
        var lease = await Lease();

        await Outbox.Recover(account, lease, [], [sending.Id], Token);

        Assert.Equal(["sending"], await Statuses());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_platform_confirmed_is_delivered_whoever_says_so_and_however_late(bool isTakenAgain)
    {
        await Enqueue(("1", "a"), ("1", "b"));
        var sending = await Take(await Lease(), Zombie);
        await RunOut();
        var lease = await Lease();
        await Recover(lease);
        var again = isTakenAgain ? await Take(lease) : null;

        await Outbox.MarkSent(sending.Id, "platform-1", Token);

        Assert.Equal(["b"], await Heads());
        Assert.Equal(["sent"], await Delivered());
        if (again is null)
            return;
        await Outbox.Postpone(again, OutboxStatus.Pending, TimeSpan.Zero, "refused", counts: true, lease, Token);
        await Outbox.GiveUp(again, OutboxStatus.Failed, "refused", lease, Token);
        Assert.Equal(["sent"], await Delivered());
    }

    [Fact]
    public async Task What_is_confirmed_at_the_same_time_is_recorded_for_each()
    {
        await Enqueue([.. Enumerable.Range(0, 2 * ConfirmedSends.MaxBatch).Select(number => ($"{number:d3}", "text"))]);
        var ids = await Storage.Query<long>("select id from outbox where account = @account order by id", new { account });

        await Task.WhenAll(ids.Append(ids[0]).Select(id => Outbox.MarkSent(id, $"platform-{id}", Token)));

        Assert.Equal(ids.Select(id => $"{id}=platform-{id}"), await Confirmed());
        Assert.Empty(await Statuses());
    }

    [Fact]
    public async Task What_cannot_be_recorded_costs_the_others_nothing()
    {
        await Enqueue([.. Enumerable.Range(0, 20).Select(number => ($"{number:d3}", "text"))]);
        var ids = await Storage.Query<long>("select id from outbox where account = @account order by id", new { account });

        // PostgreSQL has no text with such a character.
        Task[] records = [.. ids.Select((id, place) => Outbox.MarkSent(id, place == 7 ? "\0" : $"platform-{id}", Token))];
        await Task.WhenAll(records).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.All(records.Where((_, place) => place != 7), record => Assert.True(record.IsCompletedSuccessfully));
        Assert.Superset(ids.Where((_, place) => place != 7).Select(id => $"{id}=platform-{id}").ToHashSet(), (await Confirmed()).ToHashSet());
    }

    [Fact]
    public async Task What_was_confirmed_after_it_was_given_up_is_delivered()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"));
        var sending = await Take(lease);
        await Outbox.GiveUp(sending, OutboxStatus.Uncertain, "lost twice", lease, Token);

        await Outbox.MarkSent(sending.Id, "platform-1", Token);

        Assert.Equal(["sent"], await Delivered());
    }

    [Fact]
    public async Task What_a_pump_without_a_lease_says_of_a_message_counts_until_another_takes_it()
    {
        var zombie = await Lease();
        await Enqueue(("1", "a"), ("2", "b"));
        var (first, second) = (await Take(zombie, Zombie), await Take(zombie, Zombie));
        await RunOut();
        var lease = await Lease();
        await Recover(lease);
        await Outbox.Claim([second], lease, Self, Token);

        foreach (var message in new[] { first, second })
            await Outbox.Postpone(message, OutboxStatus.Pending, Long, "refused", counts: true, zombie, Token);

        Assert.Equal(["pending", "sending"], await Statuses());
    }

    [Fact]
    public async Task Recovering_leaves_what_the_pump_itself_is_sending()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"));
        await Take(lease);

        await Recover(lease);

        Assert.Equal(["sending"], await Statuses());
    }

    [Theory]
    [InlineData(OutboxStatus.Pending, "undeliverable")]
    [InlineData(OutboxStatus.Uncertain, "uncertain")]
    public async Task What_was_being_sent_when_a_person_took_over_is_not_sent_again(string refused, string ends)
    {
        var lease = await Lease();
        await Enqueue(("1", "a"), ("1", "b"));
        var sending = await Take(lease);
        await TakeOver();
        await Enqueue(("1", "the person's"));

        await Outbox.Postpone(sending, refused, TimeSpan.Zero, "too fast", counts: false, lease, Token);

        Assert.Equal(["the person's"], await Heads());
        Assert.Equal([ends, "undeliverable"], await Delivered());
    }

    [Fact]
    public async Task What_a_dead_pump_was_sending_when_a_person_took_over_is_not_sent_again()
    {
        await Enqueue(("1", "a"));
        await Take(await Lease(), Zombie);
        await TakeOver();
        await RunOut();

        Assert.Equal(1, await Recover(await Lease()));

        Assert.Empty(await Statuses());
        Assert.Equal(["uncertain"], await Delivered());
    }

    [Fact]
    public async Task What_arrives_after_a_person_took_over_is_delivered()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"));
        var sending = await Take(lease);
        await TakeOver();

        await Outbox.MarkSent(sending.Id, "platform-1", Token);

        Assert.Equal(["sent"], await Delivered());
    }

    [Fact]
    public async Task A_chat_that_moved_gets_everything_at_its_new_address_and_in_order()
    {
        var lease = await Lease();
        await Enqueue(("1", "a"), ("1", "b"));
        var first = await Take(lease);

        await Outbox.Move(account, first, "-100", Token);
        await Outbox.Postpone(first, OutboxStatus.Pending, TimeSpan.Zero, "moved", counts: true, lease, Token);
        await Enqueue(("1", "c"));

        foreach (var text in new[] { "a", "b", "c" })
        {
            var head = await Take(lease);
            Assert.Equal(("-100", text), (head.Recipient, head.Message.Text));
            await Outbox.MarkSent(head.Id, "id", Token);
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

        Assert.Equal(["undeliverable", "undeliverable"], await Delivered());
        Assert.Equal(["c"], await Heads());
    }

    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        await Enqueue(("1", "a"));

        Assert.All(await Outbox.Heads(account + "other", _ => "", null, Token), page => Assert.Empty(page.Due));
    }

    private Task Enqueue(params (string Recipient, string Text)[] messages) => Enqueue(OutboxLane.Conversation, messages);

    private Task Enqueue(OutboxLane lane, params (string Recipient, string Text)[] messages) => Commit(new CommitEffects
    {
        Outbox = [.. messages.Select(one => Commits.Entry(account, one.Text, account, one.Recipient) with { Lane = lane, Sequence = 1 })],
    });

    /// <summary>All that the bot said until now is not to be sent any more.</summary>
    private Task TakeOver() => Commit(new CommitEffects { Features = [new UnsentWithdrawn(account, long.MaxValue)] });

    private async Task Commit(CommitEffects effects)
    {
        var version = (await Storage.Store.Load("session", account, Token))?.Version ?? 0;
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(Commits.Of(account, version) with { Effects = effects }, Token));
    }

    private async Task<JobLease> Lease() =>
        await Storage.Locks().TryAcquire("delivery:" + account, Long, Token) ?? throw new InvalidOperationException("The job is not free.");

    private Task<int> RunOut() => Storage.Execute(
        $"update job_lock set lease_until = {Storage.Database.After("-1")} where name = @name", new { name = "delivery:" + account });

    private Task<int> Due() => Storage.Execute(
        $"update outbox set due_at = {Storage.Database.After("-1")} where account = @account", new { account });

    private async Task<IEnumerable<string>> Heads() => (await Due(account)).Select(message => message.Message.Text);

    private async Task<OutboxMessage> Head() => (await Due(account))[0];

    private async Task<List<OutboxMessage>> Due(string of) =>
        [.. (await Outbox.Heads(of, _ => "", null, Token)).SelectMany(page => page.Due)];

    private Task<int> Recover(JobLease lease) => Outbox.Recover(account, lease, [Self], [], Token);

    private async Task<OutboxMessage> Take(JobLease lease, string owner = Self) =>
        Assert.Single(await Outbox.Claim([await Head()], lease, owner, Token));

    private Task<IReadOnlyList<string>> Confirmed() => Storage.Query<string>(
        "select id || '=' || platform_id from deliveries where account = @account and status = 'sent' order by id", new { account });

    private Task<IReadOnlyList<string>> Statuses() =>
        Storage.Query<string>("select status from outbox where account = @account order by id", new { account });

    private Task<IReadOnlyList<string>> Delivered() =>
        Storage.Query<string>("select status from deliveries where account = @account order by id", new { account });
}
