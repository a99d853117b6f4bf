using System.Collections.Concurrent;
using MirtAi.Silo.Jobs;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Jobs;

public sealed class PeriodicJobTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15), Length = TimeSpan.FromDays(1), Patience = TimeSpan.FromMinutes(1);

    private readonly WatchedTimeProvider clock = new();
    private readonly CancellationTokenSource stop = new();
    private readonly NotedLocks locks = new();

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task Runs_follow_each_other_after_the_interval_and_a_little_more()
    {
        var job = new Job(locks, clock, JobSchedule.Every(Interval));
        var running = job.Run(Lease(), stop.Token);
        await Eventually.Until(() => locks.Waits.Count == 1, Patience);

        await Advance(Interval);
        await Advance(TimeSpan.FromSeconds(30));
        await Eventually.Until(() => job.Runs == 2 && locks.Waits.Count == 2, Patience);

        Assert.All(locks.Waits, wait => Assert.InRange(wait, Interval, Interval + TimeSpan.FromSeconds(30)));
        await End(running);
    }

    [Theory]
    [InlineData(true, 10, 0)]
    [InlineData(true, -1_000, 1)] // Once, however often it was missed.
    [InlineData(true, null, 1)]
    [InlineData(false, 10, 1)]
    public async Task Who_takes_it_over_runs_it_when_it_is_due_or_at_once(bool whenMissed, int? minutes, int atOnce)
    {
        var catchUp = whenMissed ? CatchUp.WhenMissed : CatchUp.AtStart;
        var job = new Job(locks, clock, JobSchedule.Every(Interval) with { CatchUp = catchUp, Jitter = TimeSpan.Zero });
        var next = minutes is { } some ? TimeSpan.FromMinutes(some) : (TimeSpan?)null;

        var running = job.Run(Lease(next), stop.Token);
        await Eventually.Until(() => clock.Armed > 0, Patience);
        await Eventually.Until(() => job.Runs == atOnce, Patience);
        await Advance(TimeSpan.FromMinutes(10));
        await Eventually.Until(() => job.Runs == 1, Patience);
        await Advance(Interval);
        await Eventually.Until(() => job.Runs == 2, Patience);

        await End(running);
    }

    [Fact]
    public async Task A_run_that_an_operator_wants_does_not_wait()
    {
        var job = new Job(locks, clock, JobSchedule.Every(Interval) with { CatchUp = CatchUp.WhenMissed });
        var lease = Lease(Interval);
        var running = job.Run(lease, stop.Token);
        await Eventually.Until(() => clock.Armed > 0, Patience);

        lease.RequestRun();

        await Eventually.Until(() => job.Runs == 1, Patience);
        await End(running);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_takes_too_long_is_cancelled_and_has_failed(bool endsByItself)
    {
        var job = new Job(locks, clock, JobSchedule.Every(Interval))
        {
            Step = async (_, token) =>
            {
                var wait = Task.Delay(Timeout.InfiniteTimeSpan, clock, token);
                if (endsByItself)
                    await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                else
                    await wait;
            },
        };
        var running = job.Run(Lease(), stop.Token);
        await Eventually.Until(() => job.Runs == 1 && clock.Armed > 0, Patience);

        clock.Advance(TimeSpan.FromMinutes(10));

        await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Empty(locks.Waits);
    }

    /// <summary>The process stands still between two writes for longer than its lease, and nobody has cancelled it yet.</summary>
    [Fact]
    public async Task A_lost_lock_stops_the_work_before_its_next_write()
    {
        var writes = 0;
        var job = new Job(locks, clock, JobSchedule.Every(Interval))
        {
            Step = (mayGoOn, _) =>
            {
                while (mayGoOn() && writes < 10)
                {
                    writes++;
                    clock.Advance(TimeSpan.FromSeconds(2));
                }

                return Task.CompletedTask;
            },
        };

        await job.Run(new JobLease("job", "test", 1, TimeSpan.FromSeconds(3), clock), stop.Token);

        Assert.Equal((2, 1), (writes, job.Runs));
    }

    private JobLease Lease(TimeSpan? untilNext = null) => new("job", "test", 1, Length, clock) { UntilNext = untilNext };

    /// <summary>Moves the clock once somebody waits by it.</summary>
    private async Task Advance(TimeSpan time)
    {
        await Eventually.Until(() => clock.Armed > 0, Patience);
        clock.Advance(time);
    }

    private async Task End(Task running)
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Job(IJobLock locks, TimeProvider clock, JobSchedule schedule) : PeriodicJob(locks, clock)
    {
        private int runs;

        public int Runs => Volatile.Read(ref runs);

        public Func<Func<bool>, CancellationToken, Task> Step { get; init; } = (_, _) => Task.CompletedTask;

        public override string Name => "job";

        protected override JobSchedule Schedule => schedule;

        protected override Task Work(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return Step(() => MayGoOn(cancellationToken), cancellationToken);
        }
    }

    private sealed class NotedLocks : IJobLock
    {
        /// <summary>How long each run said that it is until the next.</summary>
        public ConcurrentQueue<TimeSpan> Waits { get; } = [];

        public Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> Renew(JobLease lease, TimeSpan length, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task TakeRequest(JobLease lease, CancellationToken cancellationToken)
        {
            lease.TakeRequest();
            return Task.CompletedTask;
        }

        public Task Release(JobLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task Record(JobLease lease, TimeSpan took, TimeSpan untilNext, CancellationToken cancellationToken)
        {
            Waits.Enqueue(untilNext);
            return Task.CompletedTask;
        }

        public Task<int> RecordFailure(JobLease lease, TimeSpan took, string reason, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
