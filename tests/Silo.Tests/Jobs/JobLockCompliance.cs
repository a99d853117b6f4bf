using Microsoft.Extensions.Time.Testing;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Jobs;

public abstract class JobLockCompliance : StorageCompliance
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly string job = "job:" + Commits.NewKey();

    [Fact]
    public async Task One_process_has_a_job_and_others_do_not_get_it()
    {
        var lease = await Storage.Locks().TryAcquire(job, Long, Token);

        Assert.Equal((job, 1L, true), (lease!.Name, lease.Fence, lease.IsHeld));
        Assert.Null(await Storage.Locks().TryAcquire(job, Long, Token));
        Assert.NotNull(await Storage.Locks().TryAcquire(job + "other", Long, Token));
    }

    [Fact]
    public async Task Of_many_that_try_at_once_one_gets_the_job()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Storage.Locks().TryAcquire(job, Long, Token))));

        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task A_job_that_was_given_back_is_free_at_once_and_its_fence_grows()
    {
        var locks = Storage.Locks();
        for (var fence = 1L; fence < 5; fence++)
        {
            var lease = await locks.TryAcquire(job, Long, Token);
            Assert.Equal(fence, lease!.Fence);
            await locks.Release(lease, Token);
        }
    }

    [Fact]
    public async Task A_job_whose_lease_ran_out_is_taken_over_and_the_old_owner_can_do_nothing()
    {
        var locks = Storage.Locks();
        var zombie = await locks.TryAcquire(job, Long, Token);
        await RunOut();

        var next = await Storage.Locks().TryAcquire(job, Long, Token);

        Assert.Equal(2, next!.Fence);
        Assert.False(await locks.Renew(zombie!, Long, Token));
        await locks.Release(zombie!, Token);
        await locks.Record(zombie!, Moment, Long, Token);
        Assert.Null(await Storage.Locks().TryAcquire(job, Long, Token));
        Assert.Equal(
            [0L], await Storage.Query<long>("select count(*) from job_lock where name = @job and last_run is not null", new { job }));
    }

    [Fact]
    public async Task A_run_that_an_operator_wants_is_told_with_the_renewal_and_taken_once()
    {
        var locks = Storage.Locks();
        var jobs = new JobQueries(Storage.Database);
        var lease = (await locks.TryAcquire(job, Long, Token))!;
        Assert.False(await jobs.RequestRun(job, Token), "it does not run at times");
        await locks.Record(lease, Moment, Long, Token);

        Assert.True(await jobs.RequestRun(job, Token));
        Assert.True(await locks.Renew(lease, Long, Token));
        Assert.True(lease.IsRunRequested);
        await locks.TakeRequest(lease, Token);
        Assert.True(await locks.Renew(lease, Long, Token));

        Assert.False(lease.IsRunRequested);
        Assert.False(await jobs.RequestRun("nobody's", Token));
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken_over()
    {
        var locks = Storage.Locks();
        var lease = await locks.TryAcquire(job, Long, Token);
        await RunOut();

        Assert.True(await locks.Renew(lease!, Long, Token));

        Assert.Null(await Storage.Locks().TryAcquire(job, Long, Token));
    }

    [Fact]
    public async Task A_zombie_knows_by_its_own_stopwatch_that_its_lease_is_over()
    {
        var clock = new FakeTimeProvider();
        var locks = Storage.Locks(clock);
        var lease = await locks.TryAcquire(job, TimeSpan.FromSeconds(3), Token);

        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.True(lease!.IsHeld);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(lease.IsHeld);

        Assert.True(await locks.Renew(lease, TimeSpan.FromSeconds(3), Token));
        Assert.True(lease.IsHeld);
    }

    [Fact]
    public async Task The_last_and_the_next_run_are_listed()
    {
        var locks = Storage.Locks();
        var lease = await locks.TryAcquire(job, Long, Token);

        await locks.Record(lease!, Moment, TimeSpan.FromMinutes(10), Token);

        var (last, next) = Assert.Single(await Storage.Query<(DateTimeOffset, DateTimeOffset)>(
            "select last_run, next_run from job_lock where name = @job", new { job }));
        Assert.InRange((next - last).TotalMinutes, 9.99, 10.01);
        Assert.Null(lease!.UntilNext);
        await locks.Release(lease, Token);
        // By the database's clock, whatever this process's one says.
        var wrong = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var ofWrongClock = new DatabaseJobLock(Storage.Database, new ProcessIdentity(wrong), wrong);
        Assert.InRange((await ofWrongClock.TryAcquire(job, Long, Token))!.UntilNext!.Value.TotalMinutes, 8, 10);
    }

    [Fact]
    public async Task The_last_hundred_runs_are_kept_the_newest_first()
    {
        var locks = Storage.Locks();
        var lease = (await locks.TryAcquire(job, Long, Token))!;
        for (var run = 0; run < DatabaseJobLock.History; run++)
            await locks.Record(lease, Moment, Long, Token);

        Assert.Equal(1, await locks.RecordFailure(lease, TimeSpan.FromSeconds(1), "no answer", Token));

        var runs = await new JobQueries(Storage.Database).Runs(job, new PageRequest(1, 200), Token);
        Assert.Equal((DatabaseJobLock.History, DatabaseJobLock.History), (runs.Total, runs.Items.Count));
        Assert.Equal(("failed", "no answer", lease.Owner), (runs.Items[0].Outcome, runs.Items[0].Reason, runs.Items[0].Owner));
        Assert.All(runs.Items.Skip(1), run => Assert.Equal(("ok", null), (run.Outcome, run.Reason)));
        Assert.Equal(1, (runs.Items[0].EndedAt - runs.Items[0].StartedAt).TotalSeconds, 0.01);
        Assert.Equal(2, (runs.Items[1].EndedAt - runs.Items[1].StartedAt).TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Good_runs_of_a_job_that_runs_all_the_time_are_not_kept()
    {
        var locks = Storage.Locks();
        var lease = (await locks.TryAcquire(job, Long, Token))!;
        await locks.Record(lease, Moment, TimeSpan.FromSeconds(59), Token);
        await locks.RecordFailure(lease, Moment, "no answer", Token);

        Assert.Equal("failed", Assert.Single((await new JobQueries(Storage.Database).Runs(job, new PageRequest(1, 10), Token)).Items).Outcome);
    }

    [Fact]
    public async Task Failures_in_a_row_are_counted_over_owners_until_a_run_is_good()
    {
        var locks = Storage.Locks();
        var lease = (await locks.TryAcquire(job, Long, Token))!;
        Assert.Equal(1, await locks.RecordFailure(lease, Moment, "no answer", Token));
        await locks.Release(lease, Token);
        lease = (await Storage.Locks().TryAcquire(job, Long, Token))!;
        Assert.Equal(2, await locks.RecordFailure(lease, Moment, "no answer", Token));
        Assert.Equal(1, await locks.RecordFailure(lease, TimeSpan.FromMinutes(6), "after long work", Token));
        await locks.Record(lease, Moment, Long, Token);

        Assert.Equal(1, await locks.RecordFailure(lease, Moment, "no answer", Token));
        Assert.Equal(1, (await new JobQueries(Storage.Database).Find(job, Token))!.Failures);
    }

    private Task<int> RunOut() =>
        Storage.Execute($"update job_lock set lease_until = {Storage.Database.After("-1")} where name = @job", new { job });
}
