using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Jobs;

/// <summary>Runs every background job for which this process gets the lease, and tries again for the others.</summary>
internal sealed partial class JobHost(
    IEnumerable<IBackgroundJob> jobs, IEnumerable<IJobSource> sources, IJobLock locks, Notices notices, TimeProvider clock,
    ILogger<JobHost> logger)
    : BackgroundService
{
    /// <summary>The length of a lease: with <see cref="Pause"/>, another process takes over within four seconds.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>How often a lease is renewed or tried for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>So many failures in a row are told to the managers.</summary>
    internal const int Alarming = 3;

    /// <summary>Up to so many failures in a row double the pause: to 64 s.</summary>
    private const int DoublingEnds = 7;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(jobs.Concat(sources.SelectMany(source => source.Jobs)).Select(job => Supervise(job, stoppingToken)));

    private async Task Supervise(IBackgroundJob job, CancellationToken stopping)
    {
        using var scope = LogScope.OfJob(logger, job.Name);
        var waits = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await locks.TryAcquire(job.Name, Lease, stopping) is { } lease)
                {
                    waits = false;
                    LogStarted(job.Name, lease.Fence);
                    await RunUnder(lease, job, stopping);
                    continue;
                }
                if (!waits)
                    LogHeldElsewhere(job.Name);
                waits = true;
            }
            catch (StorageUnavailableException exception)
            {
                LogStorageUnavailable(exception, job.Name);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) // The edge of a job: it is logged and started again.
            {
                CaughtFaults.Count("job", exception);
                LogFailed(exception, job.Name);
            }
            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunUnder(JobLease lease, IBackgroundJob job, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        lease.Begin();
        var work = job.Run(lease, end.Token);
        var rested = false;
        try
        {
            await KeepWhile(work, lease);
            rested = work.IsFaulted && await Rest(lease, work.Exception.GetBaseException(), stopping);
        }
        finally
        {
            await end.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Release(lease);
        }
        // Whoever has it next, with another fence, finds what this run left half done.
        if (work.IsFaulted && !rested)
            await work;
    }

    /// <summary>Also while a job that was told to stop finishes what it began.</summary>
    private async Task KeepWhile(Task work, JobLease lease)
    {
        while (!work.IsCompleted && await KeepsLease(lease))
            await Task.WhenAny(work, Task.Delay(Pause, clock, CancellationToken.None));
    }

    /// <summary>
    /// Pauses after a failure, the longer the more of them came in a row. The lease is kept meanwhile: another process would fail alike.
    /// False if the failure is not the job's own.
    /// </summary>
    private async Task<bool> Rest(JobLease lease, Exception fault, CancellationToken stopping)
    {
        if (fault is StorageUnavailableException || stopping.IsCancellationRequested || !lease.IsHeld)
            return false;
        CaughtFaults.Count("job", fault);
        LogFailed(fault, lease.Name);
        var failures = await Record(lease, fault);
        var length = Pause * Math.Pow(2, Math.Min(failures, DoublingEnds) - 1);
        await KeepWhile(Task.Delay(length, clock, stopping), lease);
        return true;
    }

    private async Task<int> Record(JobLease lease, Exception fault)
    {
        try
        {
            var failures = await locks.RecordFailure(lease, lease.Worked, fault.Message, CancellationToken.None);
            if (failures == Alarming)
            {
                LogFailsAgain(lease.Name, failures);
                var key = $"job:{lease.Name}:{lease.Fence}:{clock.GetUtcNow().UtcTicks}";
                await notices.Tell(key, Text(lease.Name), CancellationToken.None);
            }

            return failures;
        }
        catch (StorageUnavailableException exception)
        {
            LogStorageUnavailable(exception, lease.Name);
            return 1;
        }
    }

    private static string Text(string job) =>
        $"⚠️ Фонове завдання {job} не вдалося виконати тричі поспіль. Воно спробує знову; "
        + "причина — в журналі служби та в консолі, на сторінці «Завдання».";

    /// <summary>A database that is away does not end the job at once: the lease runs on by the stopwatch.</summary>
    private async Task<bool> KeepsLease(JobLease lease)
    {
        try
        {
            return await locks.Renew(lease, Lease, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            return lease.IsHeld;
        }
    }

    private async Task Release(JobLease lease)
    {
        try
        {
            await locks.Release(lease, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            LogNotReleased(lease.Name);
        }
    }

    [LoggerMessage(200, LogLevel.Information, "Job {Job} started with fence {Fence}")]
    private partial void LogStarted(string job, long fence);

    [LoggerMessage(201, LogLevel.Information, "Job {Job}: job already running in another instance")]
    private partial void LogHeldElsewhere(string job);

    [LoggerMessage(202, LogLevel.Warning, "Job {Job} waits: the database is unavailable")]
    private partial void LogStorageUnavailable(Exception exception, string job);

    [LoggerMessage(203, LogLevel.Error, "Job {Job} failed; it starts again")]
    private partial void LogFailed(Exception exception, string job);

    [LoggerMessage(204, LogLevel.Information, "Job {Job} could not be released: its lease runs out by itself")]
    private partial void LogNotReleased(string job);

    [LoggerMessage(207, LogLevel.Error, "Job {Job} has failed {Failures} times in a row")]
    private partial void LogFailsAgain(string job, int failures);
}
