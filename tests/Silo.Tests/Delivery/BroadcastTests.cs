using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>A conversation beside a broadcast of 100,000.</summary>
public sealed class BroadcastTests(SqliteFile file) : IClassFixture<SqliteFile>, IAsyncLifetime
{
    private const string Account = "shop";
    private const string Broadcast = "broadcast";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WatchedTimeProvider clock = new();
    private readonly CommitSignals signals = new(new SingleProcessSignals());
    private readonly CancellationTokenSource stop = new();
    private TestStorage? opened;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestStorage Storage => opened ?? throw new InvalidOperationException("It was not opened.");

    public async ValueTask InitializeAsync()
    {
        opened = await file.Start(null);
        await Storage.Execute("delete from outbox; delete from job_lock");
        await Storage.Execute(
            """
            with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 100000)
            insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
            select @Account, 'reader-' || n, '', 0, '{"text":"broadcast"}', 2,
                '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z'
            from numbers
            """,
            new { Account });
    }

    public async ValueTask DisposeAsync()
    {
        stop.Dispose();
        await Storage.DisposeAsync();
    }

    [Theory]
    [InlineData(30, 40)]
    [InlineData(1, 4)]
    public async Task An_answer_waits_for_at_most_one_send_of_a_broadcast_and_the_broadcast_goes_on(double perSecond, int broadcasts)
    {
        var channel = new PacedChannel(Account, perSecond, clock);
        using var pump = Pump(channel);
        var lease = await Lease();
        var run = pump.Run(lease, stop.Token);
        var step = TimeSpan.FromSeconds(1 / perSecond);
        await Until(step, () => channel.Count(Broadcast) >= broadcasts);

        for (var answer = 1; answer <= 5; answer++)
        {
            var text = $"answer {answer}";
            await Commit(text, $"customer-{answer}");
            var before = channel.Sent.Count;
            await Until(step, () => channel.Count(text) == 1);
            // It may have been sent before the count was taken.
            Assert.InRange(channel.Sent.FindIndex(one => one.Text == text) - before, -1, 1);
            var next = channel.Count(Broadcast) + 3;
            await Until(step, () => channel.Count(Broadcast) >= next);
        }

        var goal = channel.Count(Broadcast) + broadcasts;
        await Until(step, () => channel.Count(Broadcast) >= goal);
        await End(run);
        AssertRate(channel, perSecond, step);
        Assert.Equal(
            [channel.Count(Broadcast)], await Storage.Query<int>("select count(*) from outbox where lane = 2 and status = 'sent'"));
    }

    [Fact]
    public async Task A_broadcast_that_gets_no_answers_leaves_slots_for_conversations()
    {
        var channel = new PacedChannel(Account, 30, clock) { Silent = Broadcast };
        using var pump = Pump(channel);
        var run = pump.Run(await Lease(), stop.Token);
        var step = TimeSpan.FromMilliseconds(40);
        await Until(step, () => channel.Count(Broadcast) >= LaneSchedule.MaxBroadcasts);

        for (var answer = 1; answer <= 5; answer++)
        {
            await Commit($"answer {answer}", "customer");
            await Until(step, () => channel.Count($"answer {answer}") == 1);
        }

        Assert.Equal(LaneSchedule.MaxBroadcasts, channel.Count(Broadcast));
        channel.Answer();
        await Until(step, () => channel.Count(Broadcast) > LaneSchedule.MaxBroadcasts);
        await End(run);
    }

    /// <summary>Moves the clock whenever the pump rests, until something has happened.</summary>
    private Task Until(TimeSpan step, Func<bool> condition) => Eventually.Until(
        () =>
        {
            if (clock.Armed > 0 && !condition())
                clock.Advance(step);
            return condition();
        },
        Patience);

    private async Task Commit(string text, string recipient)
    {
        var key = Commits.NewKey();
        var commit = Commits.Of(key, 0) with { Effects = new CommitEffects { Outbox = [Commits.Entry(key, text, Account, recipient)] } };
        Assert.Equal(CommitOutcome.Committed, await Storage.Store.Commit(commit, Token));
        signals.WakePump(Account);
    }

    private DeliveryPump Pump(IChannelClient channel)
    {
        var recorder = new DeliveryRecorder(Storage.Outbox, [], null!, clock, NullLogger<DeliveryRecorder>.Instance);
        return new DeliveryPump(channel, Storage.Outbox, recorder, new MemoryAccounts(), signals, clock, NullLogger<DeliveryPump>.Instance);
    }

    private async Task<JobLease> Lease() =>
        await Storage.Locks(clock).TryAcquire("delivery:" + Account, TimeSpan.FromDays(1), Token)
            ?? throw new InvalidOperationException("Taken.");

    private async Task End(Task run)
    {
        await stop.CancelAsync();
        await Eventually.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return run.IsCompleted;
            },
            Patience);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.False(run.IsFaulted);
    }

    /// <summary>A send may be seen up to a step later than it was allowed.</summary>
    private static void AssertRate(PacedChannel channel, double perSecond, TimeSpan step)
    {
        var window = TimeSpan.FromSeconds(1) - 3 * step;
        foreach (var (_, start) in channel.Sent)
            Assert.InRange(channel.Sent.Count(one => one.At >= start && one.At - start < window), 0, Math.Max(perSecond, 1));
    }
}
