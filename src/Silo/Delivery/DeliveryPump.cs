using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Delivers what waits for one channel account: by the priority of lanes, in a lane in order for each recipient, within the
/// platform's limits, by one process of the fleet at a time. A message is taken in the database before it is sent, so that after a crash it is known what may have
/// arrived.
/// </summary>
internal sealed partial class DeliveryPump(
    IChannelClient client,
    Outbox outbox,
    DeliveryRecorder recorder,
    IChannelAccounts accounts,
    CommitSignals signals,
    TimeProvider clock,
    ILogger<DeliveryPump> logger)
    : IBackgroundJob, IDisposable
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeaseCheck = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim work = new(0, 1);
    // No dictionary by task: sends that end without waiting share one.
    private readonly List<(Task Task, OutboxLane Lane)> inFlight = [];
    private readonly AccountMonitor account = new(client.Account, accounts, clock, logger);
    private long? recoveredAt;

    /// <inheritdoc/>
    public string Name => $"delivery:{client.Account}";

    /// <inheritdoc/>
    public async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        using var attached = signals.AttachPump(client.Account, Wake);
        var lanes = new LaneSchedule(client.Limits, clock);
        using var abandoned = new CancellationTokenSource();
        var endReports = await account.Begin(cancellationToken);
        try
        {
            while (!cancellationToken.IsCancellationRequested && lease.IsHeld)
            {
                var rest = await Step(lanes, lease, abandoned.Token, cancellationToken);
                if (rest > TimeSpan.Zero)
                    await Rest(rest, cancellationToken);
            }
        }
        finally
        {
            await DrainInFlight(lease);
            await abandoned.CancelAsync();
            await Task.WhenAll(inFlight.Select(send => send.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            inFlight.Clear();
            recoveredAt = null;
            await endReports();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => work.Dispose();

    /// <summary>Does what can be done now; a database that is away for less than the lease does not end the pump.</summary>
    private async Task<TimeSpan> Step(LaneSchedule lanes, JobLease lease, CancellationToken abandoned, CancellationToken cancellationToken)
    {
        inFlight.RemoveAll(send => send.Task.IsCompleted);
        try
        {
            await Recover(lease, cancellationToken);
            return await SendDue(lanes, lease, abandoned, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return LongestRest;
        }
    }

    /// <summary>
    /// Finds what an earlier pump was sending; again and again, because the database may finish its last claim after this one's
    /// first look.
    /// </summary>
    private async Task Recover(JobLease lease, CancellationToken cancellationToken)
    {
        if (recoveredAt is { } at && clock.GetElapsedTime(at) < LongestRest)
            return;
        await outbox.Recover(client.Account, lease, cancellationToken);
        recoveredAt = clock.GetTimestamp();
    }

    /// <summary>
    /// Waits for the answers of what was sent, as long as nobody else may send it again: a send that is broken off may have
    /// arrived, and would reach the customer twice.
    /// </summary>
    private async Task DrainInFlight(JobLease lease)
    {
        var answers = Task.WhenAll(inFlight.Select(send => send.Task));
        while (!answers.IsCompleted && lease.IsHeld)
            await Task.WhenAny(answers, Task.Delay(LeaseCheck, clock));
    }

    /// <summary>Sends what may go now.</summary>
    /// <returns>How long nothing more can be done, unless there is new work.</returns>
    private async Task<TimeSpan> SendDue(LaneSchedule lanes, JobLease lease, CancellationToken abandoned, CancellationToken cancellationToken)
    {
        var pause = account.PausedUntil - clock.GetUtcNow();
        if (pause > TimeSpan.Zero)
            return pause;
        if (inFlight.Count >= (account.IsProbing ? 1 : LaneSchedule.MaxInFlight))
            return LongestRest;
        var heads = await outbox.Heads(client.Account, LaneSchedule.MaxInFlight, cancellationToken);
        var (allowed, wait) = lanes.Choose(heads, [.. inFlight.Select(send => send.Lane)]);
        if (allowed.Count == 0)
            return wait < LongestRest ? wait : LongestRest;
        if (account.IsProbing)
            allowed = [allowed[0]];
        var claimed = await outbox.Claim([.. allowed.Select(message => message.Id)], lease, cancellationToken);
        foreach (var message in allowed.Where(message => claimed.Contains(message.Id)))
            inFlight.Add((Deliver(message, lease, abandoned), message.Lane));
        return claimed.Count == allowed.Count ? TimeSpan.Zero : LongestRest;
    }

    private async Task Deliver(OutboxMessage message, JobLease lease, CancellationToken abandoned)
    {
        try
        {
            if (!lease.IsHeld)
                return;
            var result = await client.Send(message.Recipient, message.Message, abandoned);
            account.Note(result);
            await recorder.Record(client.Account, message, result, lease);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            // The next pump finds it in the state "sending" and knows that it may have arrived.
        }
        catch (Exception exception) // The edge of one delivery.
        {
            LogFailed(exception, message.Id);
            await recorder.Record(client.Account, message, new SendResult.Uncertain("The delivery failed unexpectedly"), lease);
        }
        finally
        {
            Wake();
        }
    }

    private void Wake()
    {
        try
        {
            work.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look anyway.
        }
    }

    private async Task Rest(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var rested = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A delay drops what is less than a millisecond, and would come back before there is anything to do.
        var delay = TimeSpan.FromMilliseconds(Math.Ceiling(longest.TotalMilliseconds));
        await Task.WhenAny(work.WaitAsync(rested.Token), Task.Delay(delay, clock, rested.Token));
        await rested.CancelAsync();
    }

    [LoggerMessage(300, LogLevel.Error, "The delivery of message {Id} failed unexpectedly")]
    private partial void LogFailed(Exception exception, long id);
}
