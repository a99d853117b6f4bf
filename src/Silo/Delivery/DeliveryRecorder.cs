using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Delivery;

/// <summary>Writes down what became of a send, and does what follows from it. It insists while the database is away.</summary>
internal sealed partial class DeliveryRecorder(
    Outbox outbox, IEnumerable<IDeliveryObserver> observers, IGrainFactory grains, TimeProvider clock, ILogger<DeliveryRecorder> logger)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Records a result; gives up only when the lease is lost, because the next owner of the account finds out by itself.
    /// </summary>
    public async Task Record(string account, OutboxMessage message, SendResult result, JobLease lease)
    {
        while (true)
        {
            try
            {
                await Write(account, message, result, lease);
                return;
            }
            catch (StorageUnavailableException) when (lease.IsHeld)
            {
                await Task.Delay(RetryPause, clock);
            }
        }
    }

    private Task Write(string account, OutboxMessage message, SendResult result, JobLease lease) => result switch
    {
        SendResult.Sent sent => MarkSent(account, message, sent, lease),
        SendResult.Failed failed => TryAgain(message, OutboxStatus.Pending, failed.Reason, lease),
        SendResult.Uncertain uncertain => TryAgain(message, OutboxStatus.Uncertain, uncertain.Reason, lease),
        SendResult.Throttled throttled => Throttle(account, message, throttled, lease),
        SendResult.CredentialsRefused refused => Await(message, refused, lease),
        SendResult.Moved moved => Move(message, moved, lease),
        SendResult.Unreachable unreachable => MarkUnreachable(account, message, unreachable, lease),
        SendResult.Rejected rejected => GiveUp(message, OutboxStatus.Failed, rejected.Reason, lease),
        _ => throw new InvalidOperationException($"Unknown result {result}."),
    };

    private async Task MarkSent(string account, OutboxMessage message, SendResult.Sent sent, JobLease lease)
    {
        await outbox.MarkSent(message, sent.PlatformId, lease, CancellationToken.None);
        foreach (var observer in observers)
            observer.Delivered(account, message.SessionKey);
    }

    private Task TryAgain(OutboxMessage message, string status, string reason, JobLease lease)
    {
        var attempt = message.Attempts + 1;
        if (attempt >= RetrySchedule.MaxAttempts)
            return GiveUp(message, OutboxStatus.Failed, reason, lease);
        var pause = RetrySchedule.PauseAfter(attempt, Random.Shared.NextDouble());
        LogRetry(message.Id, attempt, pause, reason);
        return outbox.Postpone(message, status, pause, reason, counts: true, lease, CancellationToken.None);
    }

    private Task Throttle(string account, OutboxMessage message, SendResult.Throttled throttled, JobLease lease)
    {
        LogThrottled(account, throttled.RetryAfter);
        return outbox.Postpone(message, OutboxStatus.Pending, throttled.RetryAfter, "The platform asked to wait", counts: false, lease, CancellationToken.None);
    }

    /// <summary>It is not the message's fault, however long it takes: the pump waits, not the message.</summary>
    private Task Await(OutboxMessage message, SendResult.CredentialsRefused refused, JobLease lease) =>
        outbox.Postpone(message, OutboxStatus.Pending, TimeSpan.Zero, refused.Reason, counts: false, lease, CancellationToken.None);

    private async Task Move(OutboxMessage message, SendResult.Moved moved, JobLease lease)
    {
        LogMoved(message.Id);
        await outbox.Move(message, moved.Recipient, CancellationToken.None);
        await outbox.Postpone(message, OutboxStatus.Pending, TimeSpan.Zero, "The chat moved", counts: true, lease, CancellationToken.None);
    }

    private async Task MarkUnreachable(string account, OutboxMessage message, SendResult.Unreachable unreachable, JobLease lease)
    {
        await outbox.GiveUpAll(account, message, unreachable.Reason, CancellationToken.None);
        await outbox.GiveUp(message, OutboxStatus.Undeliverable, unreachable.Reason, lease, CancellationToken.None);
        if (message.SessionKey.StartsWith(account + ":", StringComparison.Ordinal))
        {
            await TransientGrainFaults.Retry(
                () => grains.GetGrain<ISessionGrain>(message.SessionKey).MarkUnreachable(unreachable.Reason), clock, CancellationToken.None);
        }
    }

    private Task GiveUp(OutboxMessage message, string status, string reason, JobLease lease)
    {
        LogGivenUp(message.Id, reason);
        return outbox.GiveUp(message, status, reason, lease, CancellationToken.None);
    }

    [LoggerMessage(310, LogLevel.Warning, "Message {Id} was not delivered by attempt {Attempt}, again in {Pause}: {Reason}")]
    private partial void LogRetry(long id, int attempt, TimeSpan pause, string reason);

    [LoggerMessage(311, LogLevel.Warning, "The platform asks the account {Account} to wait for {RetryAfter}")]
    private partial void LogThrottled(string account, TimeSpan retryAfter);

    [LoggerMessage(312, LogLevel.Information, "The chat of message {Id} has another address now")]
    private partial void LogMoved(long id);

    [LoggerMessage(313, LogLevel.Error, "Message {Id} is given up: {Reason}. It is listed in the outbox, from where it can be tried again")]
    private partial void LogGivenUp(long id, string reason);
}
