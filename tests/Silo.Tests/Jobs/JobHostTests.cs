using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Jobs;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Jobs;

public sealed class JobHostTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new();
    private readonly Locks locks;
    private readonly Job job = new();
    private readonly ToldStore store = new();
    private readonly CapturedLogs logs = new();
    private readonly LoggerFactory logging;
    private readonly JobHost host;

    public JobHostTests()
    {
        locks = new Locks(time);
        logging = new LoggerFactory([logs]);
        host = new JobHost([job], [], locks, new Notices(store, new Route()), time, logging.CreateLogger<JobHost>());
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        logging.Dispose();
        logs.Dispose();
    }

    /// <summary>The line that says why a job does not run here: once, not each second.</summary>
    [Fact]
    public async Task A_job_that_another_process_runs_is_told_once_until_it_is_free()
    {
        locks.AreElsewhere = true;
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.Until(() => locks.Tried == 1, Patience);
        for (var tried = 2; tried < 6; tried++)
        {
            await Eventually.Until(
                () =>
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    return locks.Tried >= tried;
                },
                Patience);
        }

        Assert.Equal(2, logs.All.Split("Job sweeper: job already running in another instance").Length);
        Assert.Equal(0, job.Begun);
        locks.AreElsewhere = false;
        await Eventually.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return job.Begun == 1;
            },
            Patience);
    }

    [Fact]
    public async Task A_job_that_fails_begins_again_after_longer_and_longer_pauses_with_another_fence_and_the_third_failure_is_told()
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        var pauses = new List<TimeSpan>();
        for (var failure = 1; failure <= 8; failure++)
        {
            await Eventually.Until(() => job.Begun == failure, Patience);
            job.Fail(new InvalidOperationException("no answer"));
            await Eventually.Until(() => locks.Failures.Count == failure, Patience);
            pauses.Add(await UntilBegun(failure + 1));
            Assert.Equal(failure < 3 ? 0 : 1, store.Told.Count);
        }

        // A step may pass before the pause has begun.
        int[] expected = [1, 2, 4, 8, 16, 32, 64, 64];
        Assert.All(pauses.Zip(expected), pause => Assert.InRange(pause.First.TotalSeconds, pause.Second, pause.Second + 1));
        Assert.All(locks.Failures, reason => Assert.Equal("no answer", reason));
        Assert.Equal((9, 8), (locks.Acquired, locks.Released));
        Assert.Contains("sweeper", store.Told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_no_failure_of_the_job()
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.Until(() => job.Begun == 1, Patience);
        job.Fail(new StorageUnavailableException("away"));
        await Eventually.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return job.Begun == 2;
            },
            Patience);

        Assert.Empty(locks.Failures);
        Assert.True(locks is { Acquired: >= 2, Released: >= 1 });
    }

    /// <summary>How much time has to pass until the job has begun so often.</summary>
    private async Task<TimeSpan> UntilBegun(int times)
    {
        var step = TimeSpan.FromSeconds(1);
        var passed = TimeSpan.Zero;
        while (job.Begun < times)
        {
            // The lease is renewed each second, also during a pause.
            var renewals = locks.Renewals;
            time.Advance(step);
            passed += step;
            await Eventually.Until(() => job.Begun == times || locks.Renewals > renewals, Patience);
        }

        return passed;
    }

    private sealed class Job : IBackgroundJob
    {
        private TaskCompletionSource end = new();
        private int begun;

        public string Name => "sweeper";

        public int Begun => Volatile.Read(ref begun);

        public void Fail(Exception exception) => end.SetException(exception);

        public async Task Run(JobLease lease, CancellationToken cancellationToken)
        {
            end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Increment(ref begun);
            await end.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class Locks(TimeProvider clock) : IJobLock
    {
        private int renewals;

        public List<string> Failures { get; } = [];

        public int Renewals => Volatile.Read(ref renewals);

        public int Acquired { get; private set; }

        public int Tried { get; private set; }

        /// <summary>Another process has them.</summary>
        public bool AreElsewhere { get; set; }

        public int Released { get; private set; }

        public Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken)
        {
            Tried++;
            return Task.FromResult(AreElsewhere ? null : new JobLease(name, "test", ++Acquired, TimeSpan.FromDays(1), clock));
        }

        public Task<bool> Renew(JobLease lease, TimeSpan length, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref renewals);
            return Task.FromResult(true);
        }

        public Task TakeRequest(JobLease lease, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task Release(JobLease lease, CancellationToken cancellationToken)
        {
            Released++;
            return Task.CompletedTask;
        }

        public Task Record(JobLease lease, TimeSpan took, TimeSpan untilNext, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> RecordFailure(JobLease lease, TimeSpan took, string reason, CancellationToken cancellationToken)
        {
            Failures.Add(reason);
            return Task.FromResult(Failures.Count);
        }
    }

    private sealed class ToldStore : ICommitStore
    {
        public List<string> Told { get; } = [];

        public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) => Task.FromResult<StoredState?>(null);

        public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
        {
            Told.Add(Assert.Single(commit.Effects.Outbox).Message.Text);
            return Task.FromResult(CommitOutcome.Committed);
        }

        public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) => Task.FromResult(true);
    }

    private sealed class Route : INoticeRoute
    {
        public OutboxEntry? Address(string text) => new()
        {
            Account = "telegram",
            Recipient = "-100",
            SessionKey = "",
            Message = new OutboundMessage { Text = text },
        };
    }
}
