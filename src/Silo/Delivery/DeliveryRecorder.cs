using System.Globalization;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Delivery;

/// <summary>Writes down what became of a send, and does what follows from it. It insists while the database is away.</summary>
internal sealed partial class DeliveryRecorder(
    Outbox outbox, IEnumerable<IDeliveryObserver> observers, IGrainFactory grains, TimeProvider clock, ILogger<DeliveryRecorder> logger)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Records a result, with or without the lease under which it was sent: whether it still counts the row itself tells. It insists
    /// until it is stored, or the process ends.
    /// </summary>
    public Task Record(
        IChannelClient client, OutboxMessage message, SendResult result, JobLease lease, CancellationToken abandoned) =>
        Insist(() => Write(client, message, result, lease, abandoned), abandoned);

    /// <summary>The message was taken but not sent.</summary>
    public Task Return(OutboxMessage message, JobLease lease, CancellationToken abandoned) => Insist(
        () => outbox.Postpone(
            message,
            message.Repeats > 0 ? OutboxStatus.Uncertain : OutboxStatus.Pending,
            TimeSpan.Zero,
            "The lease ended before it was sent",
            counts: false,
            lease,
            CancellationToken.None),
        abandoned);

    private async Task Insist(Func<Task> write, CancellationToken abandoned)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(RetryPause, clock, abandoned);
            }
        }
    }

    private Task Write(
        IChannelClient client, OutboxMessage message, SendResult result, JobLease lease, CancellationToken abandoned) => result switch
        {
            SendResult.Sent sent => MarkSent(client.Account, message, sent),
            SendResult.Failed failed => TryAgain(client.Account, message, failed.Reason, lease, abandoned),
            SendResult.Uncertain uncertain => Repeat(client.Account, message, uncertain.Reason, lease, abandoned),
            SendResult.Throttled throttled => Throttle(message, throttled, lease),
            SendResult.CredentialsRefused refused => Keep(message, refused.Reason, lease),
            SendResult.Moved moved => Move(client.Account, message, moved, lease),
            SendResult.Unreachable unreachable when client.ServesManagers => Keep(message, unreachable.Reason, lease),
            SendResult.Unreachable unreachable => MarkUnreachable(client.Account, message, unreachable, lease),
            SendResult.Rejected rejected => GiveUp(
                client.Account, message, OutboxStatus.Failed, OutcomeOf(rejected), rejected.Reason, lease, abandoned),
            _ => throw new InvalidOperationException($"Unknown result {result}."),
        };

    private async Task MarkSent(string account, OutboxMessage message, SendResult.Sent sent)
    {
        await outbox.MarkSent(message.Id, sent.PlatformId, CancellationToken.None);
        foreach (var observer in observers)
            observer.Delivered(account, message.SessionKey);
    }

    private Task TryAgain(
        string account, OutboxMessage message, string reason, JobLease lease, CancellationToken abandoned) =>
        message.Attempts >= RetrySchedule.MaxAttempts
            ? GiveUp(account, message, OutboxStatus.Failed, UndeliveredOutcome.Exhausted, reason, lease, abandoned)
            : Postpone(message, OutboxStatus.Pending, reason, lease);

    /// <summary>What may have arrived is sent once more. When that is lost as well, a person decides.</summary>
    private Task Repeat(string account, OutboxMessage message, string reason, JobLease lease, CancellationToken abandoned) =>
        message.Repeats > 0 || message.Attempts >= RetrySchedule.MaxAttempts
            ? GiveUp(account, message, OutboxStatus.Uncertain, UndeliveredOutcome.Uncertain, reason, lease, abandoned)
            : Postpone(message, OutboxStatus.Uncertain, reason, lease);

    private Task Postpone(OutboxMessage message, string status, string reason, JobLease lease)
    {
        var pause = RetrySchedule.PauseAfter(message.Attempts, Random.Shared.NextDouble());
        LogRetry(message.Id, message.Attempts, pause, reason);
        return outbox.Postpone(message, status, pause, reason, counts: true, lease, CancellationToken.None);
    }

    private Task Throttle(OutboxMessage message, SendResult.Throttled throttled, JobLease lease)
    {
        LogThrottled(message.Id, throttled.RetryAfter);
        var pause = AccountMonitor.Capped(throttled.RetryAfter);
        return outbox.Postpone(
            message, OutboxStatus.Pending, pause, "The platform asked to wait", counts: false, lease, CancellationToken.None);
    }

    /// <summary>It is not the message's fault, however long it takes: the pump waits, not the message.</summary>
    private Task Keep(OutboxMessage message, string reason, JobLease lease) =>
        outbox.Postpone(message, OutboxStatus.Pending, TimeSpan.Zero, reason, counts: false, lease, CancellationToken.None);

    private async Task Move(string account, OutboxMessage message, SendResult.Moved moved, JobLease lease)
    {
        LogMoved(message.Id);
        await outbox.Move(account, message, moved.Recipient, CancellationToken.None);
        await outbox.Postpone(message, OutboxStatus.Pending, TimeSpan.Zero, "The chat moved", counts: true, lease, CancellationToken.None);
    }

    private async Task MarkUnreachable(string account, OutboxMessage message, SendResult.Unreachable unreachable, JobLease lease)
    {
        await outbox.GiveUpAll(account, message, unreachable.Reason, CancellationToken.None);
        await outbox.GiveUp(message, OutboxStatus.Undeliverable, unreachable.Reason, lease, CancellationToken.None);
        if (!IsToCustomer(account, message))
            return;
        if (message.Message.ByPerson)
            await Report(message, UndeliveredOutcome.Unreachable, unreachable.Reason, lease);
        else
            await Session(message, session => session.MarkUnreachable(unreachable.Reason));
    }

    private async Task GiveUp(
        string account, OutboxMessage message, string status, UndeliveredOutcome outcome, string reason, JobLease lease,
        CancellationToken abandoned)
    {
        LogGivenUp(message.Id, reason);
        var isOurs = await outbox.GiveUp(message, status, reason, lease, CancellationToken.None);
        foreach (var observer in observers)
            observer.GivenUp(account, message.SessionKey);
        if (isOurs && message.Message.ByPerson && IsToCustomer(account, message))
            await Insist(() => Report(message, outcome, reason, lease), abandoned);
    }

    /// <summary>Who wrote it waits for an answer that does not come.</summary>
    private Task Report(OutboxMessage message, UndeliveredOutcome outcome, string reason, JobLease lease)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{message.Id}:{lease.Fence}:{message.Attempts}");
        var report = new UndeliveredMessage(id, message.Message.Text, outcome, reason);
        return Session(message, session => session.ReportUndelivered(report));
    }

    private Task Session(OutboxMessage message, Func<ISessionGrain, Task> call) => TransientGrainFaults.Retry(
        () => call(grains.GetGrain<ISessionGrain>(message.SessionKey)), clock, CancellationToken.None);

    private static bool IsToCustomer(string account, OutboxMessage message) =>
        message.SessionKey.StartsWith(account + ":", StringComparison.Ordinal);

    private static UndeliveredOutcome OutcomeOf(SendResult.Rejected rejected) =>
        rejected.Reason.Contains(MessagingWindows.Closed, StringComparison.Ordinal)
            ? UndeliveredOutcome.WindowClosed
            : UndeliveredOutcome.Rejected;

    [LoggerMessage(310, LogLevel.Warning, "Message {Id} was not delivered by attempt {Attempt}, again in {Pause}: {Reason}")]
    private partial void LogRetry(long id, int attempt, TimeSpan pause, string reason);

    [LoggerMessage(311, LogLevel.Warning, "The platform asks to wait for {RetryAfter} with message {Id}")]
    private partial void LogThrottled(long id, TimeSpan retryAfter);

    [LoggerMessage(312, LogLevel.Information, "The chat of message {Id} has another address now")]
    private partial void LogMoved(long id);

    [LoggerMessage(313, LogLevel.Error, "Message {Id} is given up: {Reason}. It is listed in the outbox, from where it can be tried again")]
    private partial void LogGivenUp(long id, string reason);
}
