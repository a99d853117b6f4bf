using Microsoft.Extensions.Logging;
using MirtAi.Channels.Http;
using MirtAi.Silo.Jobs;
using Polly;

namespace MirtAi.Silo.Crm;

/// <summary>Tells the CRM what waits to be told, one after the other, so that no answer to a customer ever waits for it.</summary>
internal sealed partial class CrmJob(
    CrmTasks tasks, IEnumerable<ICrmAdapter> adapters, IJobLock locks, TimeProvider clock, ILogger<CrmJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>Failures in a row after which the CRM is left alone,</summary>
    public const int MaxFailures = 5;

    /// <summary>and how long.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(60);

    /// <summary>How often a task is tried, minutes and at last hours apart: about three days.</summary>
    public const int MaxAttempts = 80;

    private const int MaxTasks = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(1);

    private readonly ICrmAdapter[] adapters = [.. adapters];
    private readonly CircuitBreaker breaker = new(MaxFailures, Break, clock, Judge);

    /// <inheritdoc/>
    public override string Name => "crm";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromSeconds(2));

    /// <summary>Tells what is due.</summary>
    internal async Task Tell(CancellationToken cancellationToken)
    {
        if (breaker.IsOpen)
            return;
        foreach (var task in await tasks.Due(MaxTasks, Clock.GetUtcNow(), cancellationToken))
        {
            if (breaker.IsOpen || !MayGoOn(cancellationToken))
                return;
            await Tell(task, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Tell(cancellationToken);

    private async Task Tell(PendingCrmTask task, CancellationToken cancellationToken)
    {
        try
        {
            var external = Array.Find(adapters, adapter => adapter.Takes(task.Kind)) is { } adapter
                ? await breaker.Run(token => adapter.Tell(task, token), cancellationToken)
                : null; // It was switched off since.
            await tasks.Done(task.Id, external, Clock.GetUtcNow(), cancellationToken);
        }
        catch (CrmException exception)
        {
            if (exception.Rest is { } rest)
                breaker.Rest(rest);
            if (exception.MayPass && task.Attempts + 1 < MaxAttempts)
            {
                LogAgain(task.Kind, exception.Message);
                var pause = FirstPause * Math.Pow(2, Math.Min(task.Attempts, 10));
                await tasks.Again(
                    task.Id, exception.Message, Clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause), cancellationToken);
            }
            else
            {
                LogGivenUp(task.Kind, exception.Message);
                await tasks.GiveUp(task.Id, exception.Message, Clock.GetUtcNow(), cancellationToken);
            }
        }
    }

    private static CallVerdict Judge(Outcome<object> outcome) => outcome.Exception switch
    {
        null or CrmException { MayPass: false } or CrmException { IsNoFault: true } => CallVerdict.Answered,
        CrmException => CallVerdict.Failed,
        _ => CallVerdict.Unknown,
    };

    [LoggerMessage(6320, LogLevel.Warning, "The CRM was not told ({Kind}) and will be told again: {Reason}")]
    private partial void LogAgain(string kind, string reason);

    [LoggerMessage(6321, LogLevel.Error, "The CRM is not told ({Kind}): {Reason}")]
    private partial void LogGivenUp(string kind, string reason);
}
