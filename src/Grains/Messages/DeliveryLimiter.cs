namespace MirtAi.Grains.Messages;

/// <summary>
/// Decides whether a message may go now: one bucket for the account and one for each recipient. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// It stays a tenth below the platform's rates, because the network changes distances between sends, and it begins empty,
/// because another process may have used up the platform's patience a moment ago.
/// </remarks>
public sealed class DeliveryLimiter(DeliveryLimits limits, DateTimeOffset startedAt)
{
    private const double Margin = 0.9;
    private const int MaxIdleRecipients = 10_000;

    private readonly Dictionary<string, TokenBucket> recipients = [];
    private DateTimeOffset startedAt = startedAt;
    private TokenBucket account = new(0, startedAt, limits.PerSecond * Margin, Math.Max(1, limits.PerSecond * (1 - Margin)));

    /// <summary>
    /// Takes a token for a message; if there is none, says how long to wait. Only a conversation takes an account's last token, and a
    /// broadcast leaves one to its recipient as well, so that an answer need not wait for it.
    /// </summary>
    /// <returns>Zero if it may go now.</returns>
    public TimeSpan TryTake(string recipient, DateTimeOffset now, OutboxLane lane = OutboxLane.Conversation)
    {
        account = account.AsOf(now);
        var bucket = recipients.TryGetValue(recipient, out var known) ? recipients[recipient] = known.AsOf(now) : NewBucket(now);
        var wait = Longer(account.WaitAt(now, lane > OutboxLane.Conversation), bucket.WaitAt(now, lane == OutboxLane.Broadcast));
        if (wait > TimeSpan.Zero)
            return wait;
        account = account.Take(now);
        recipients[recipient] = bucket.Take(now);
        if (recipients.Count > MaxIdleRecipients)
            Forget(now);
        return TimeSpan.Zero;
    }

    private TokenBucket NewBucket(DateTimeOffset now)
    {
        if (now < startedAt)
            startedAt = now;
        var rate = limits.PerRecipientPerSecond * Margin;
        var earned = (now - startedAt).TotalSeconds * rate;
        return new TokenBucket(Math.Min(limits.RecipientBurst, earned), now, rate, limits.RecipientBurst);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (recipient, bucket) in recipients)
            if (bucket.IsFull(now))
                recipients.Remove(recipient);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
