using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Delivers what waits for one channel account: by the priority of lanes, in a lane in order for each recipient, within the
/// platform's limits, by one process of the fleet at a time. A message is taken in the database before it is sent, so that after a crash
/// it is known what may have arrived; what the platform answers is recorded also when the lease has ended meanwhile.
/// </summary>
internal sealed partial class DeliveryPump(
    IChannelClient client,
    Outbox outbox,
    DeliveryRecorder recorder,
    IChannelAccounts accounts,
    IFleetProcesses processes,
    CommitSignals signals,
    TimeProvider clock,
    ILogger<DeliveryPump> logger)
    : IBackgroundJob, IDisposable
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LeaseCheck = TimeSpan.FromMilliseconds(250);

    private static readonly SendResult TooLate = new SendResult.Rejected("It has waited for so long that nobody is to be told it any more");

    private readonly SemaphoreSlim work = new(0, 1);
    private readonly CancellationTokenSource abandoned = new();

    // Outlives a run: what was sent under a lease that ended is still recorded.
    private readonly Lock sends = new();
    private readonly Dictionary<long, SendInFlight> inFlight = [];
    private readonly AccountMonitor account = new(client, accounts, clock, logger);
    private readonly ImmutableDictionary<OutboxLane, LaneWalk> walks =
        Enum.GetValues<OutboxLane>().ToImmutableDictionary(lane => lane, _ => new LaneWalk());

    private LaneSchedule lanes = new(client.Limits, clock);
    private long? recoveredAt;

    /// <inheritdoc/>
    public string Name => $"delivery:{client.Account}";

    /// <inheritdoc/>
    public async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        using var attached = signals.AttachPump(client.Account, Wake);
        var endReports = await account.Begin(cancellationToken);
        recoveredAt = null;
        lock (sends)
            lanes = new LaneSchedule(client.Limits, clock);
        try
        {
            while (!cancellationToken.IsCancellationRequested && lease.IsHeld)
            {
                var rest = await Step(lease, cancellationToken);
                if (rest > TimeSpan.Zero)
                    await Rest(rest, cancellationToken);
            }
        }
        finally
        {
            await DrainInFlight(lease);
            await endReports();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        abandoned.Cancel();
        abandoned.Dispose();
        work.Dispose();
    }

    /// <summary>Does what can be done now; a database that is away for less than the lease does not end the pump.</summary>
    private async Task<TimeSpan> Step(JobLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await Recover(lease, cancellationToken);
            return await SendDue(lease, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return LongestRest;
        }
    }

    /// <summary>
    /// Finds what an earlier pump was sending; again and again, because the database may finish its last claim after this one's
    /// first look, and because a process that may still say what became of it may end.
    /// </summary>
    private async Task Recover(JobLease lease, CancellationToken cancellationToken)
    {
        if (recoveredAt is { } at && clock.GetElapsedTime(at) < LongestRest)
            return;
        if (recoveredAt is null)
            await outbox.TidyUp(client.Account, cancellationToken);
        var left = await outbox.Recover(client.Account, lease, processes.Alive, [.. Sends().Select(send => send.Id)], cancellationToken);
        if (left > 0)
            LogLeftToPerson(left, client.Account);
        recoveredAt = clock.GetTimestamp();
    }

    /// <summary>
    /// Waits for the answers of what was sent, as long as nobody else may send it again. Without the lease, what is still under way is
    /// recorded when its answer comes.
    /// </summary>
    private async Task DrainInFlight(JobLease lease)
    {
        while (Sends().Count > 0 && lease.IsHeld)
            await Rest(LeaseCheck, CancellationToken.None);
    }

    /// <summary>Sends what may go now.</summary>
    /// <returns>How long nothing more can be done, unless there is new work.</returns>
    private async Task<TimeSpan> SendDue(JobLease lease, CancellationToken cancellationToken)
    {
        var pause = account.PausedUntil - clock.GetUtcNow();
        if (pause > TimeSpan.Zero)
            return Shorter(pause, LongestRest);
        var open = Sends();
        if (open.Count >= (account.IsProbing ? 1 : LaneSchedule.MaxOpen))
            return LongestRest;
        // Whoever commits wakes the pump, which does not have to look to know that nothing may go.
        TimeSpan wait, sharedWait;
        lock (sends)
            (wait, sharedWait) = (lanes.Wait, lanes.SharedWait);
        if (wait > TimeSpan.Zero)
            return Shorter(wait, LongestRest);
        var closed = sharedWait > TimeSpan.Zero ? client.Limits.Shared?.Prefix : null;
        var pages = await outbox.Heads(client.Account, lane => walks[lane].After, closed, cancellationToken);
        LaneChoice choice;
        lock (sends)
            choice = lanes.Choose([.. pages.SelectMany(page => page.Due)], open);
        var goesOn = false;
        foreach (var page in pages)
        {
            var ofLane = choice.Chosen.Where(one => one.Lane == page.Lane).ToArray();
            goesOn |= walks[page.Lane].Advance(page, ofLane, choice.HeldUp.Contains(page.Lane));
        }

        if (choice.Chosen.Count == 0)
            return goesOn ? ShortestRest : Shorter(Shorter(choice.Wait, closed is null ? LongestRest : sharedWait), LongestRest);
        var chosen = account.IsProbing ? [choice.Chosen[0]] : choice.Chosen;
        var claimed = await outbox.Claim(chosen, lease, processes.Self, cancellationToken);
        foreach (var message in claimed)
            Begin(message, lease);
        return claimed.Length == chosen.Count ? TimeSpan.Zero : LongestRest;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Begin(OutboxMessage message, JobLease lease)
    {
        var send = new SendInFlight(message.Id, message.Lane, message.Recipient, clock.GetTimestamp());
        lock (sends)
            inFlight[message.Id] = send;
        _ = Deliver(message, send, lease);
    }

    private async Task Deliver(OutboxMessage message, SendInFlight send, JobLease lease)
    {
        using var activity = DeliveryTelemetry.Start(client.Account, message.Message);
        using var scope = LogScope.Of(logger, activity?.Id ?? message.Message.TraceParent, message.SessionKey);
        try
        {
            if (lease.IsHeld)
                await SendAndRecord(message, send, lease);
            else
                await recorder.Return(message, lease, abandoned.Token);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            // The next pump finds it in the state "sending" and knows that it may have arrived.
        }
        catch (Exception exception) // The edge of one delivery.
        {
            CaughtFaults.Count("delivery", exception);
            LogFailed(exception, message.Id);
        }
        finally
        {
            lock (sends)
                inFlight.Remove(message.Id);
            Wake();
        }
    }

    private async Task SendAndRecord(OutboxMessage message, SendInFlight send, JobLease lease)
    {
        SendResult result;
        try
        {
            var earlier = message.Repeats > 0
                ? await client.FindSent(message.Recipient, message.Message, abandoned.Token)
                : null;
            result = earlier
                ?? (message.Message.IsTooLate(clock.GetUtcNow())
                    ? TooLate
                    : await client.Send(message.Recipient, message.Message, abandoned.Token));
        }
        catch (Exception exception) when (!abandoned.IsCancellationRequested) // A client's fault is no reason to stop.
        {
            CaughtFaults.Count("delivery", exception);
            LogFailed(exception, message.Id);
            result = new SendResult.Uncertain("The delivery failed unexpectedly");
        }

        DeliveryTelemetry.Record(
            Activity.Current, client.Account, message.Message, result, clock.GetElapsedTime(send.StartedAt), clock.GetUtcNow());
        account.Note(message.Recipient, result);
        lock (sends)
        {
            lanes.NoteEnded(message.Recipient, clock.GetElapsedTime(send.StartedAt));
            if (result is SendResult.Throttled throttled)
                lanes.Pause(message.Recipient, clock.GetUtcNow() + AccountMonitor.Capped(throttled.RetryAfter));
        }

        await recorder.Record(client, message, result, lease, abandoned.Token);
    }

    private IReadOnlyCollection<SendInFlight> Sends()
    {
        lock (sends)
            return [.. inFlight.Values];
    }

    private void Wake()
    {
        try
        {
            work.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // It will look anyway, or never again.
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

    [LoggerMessage(303, LogLevel.Error,
        "{Count} messages of the account {Account} were sent twice and never answered. They are listed in the outbox as uncertain")]
    private partial void LogLeftToPerson(int count, string account);
}
