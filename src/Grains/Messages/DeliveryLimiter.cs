namespace MirtAi.Grains.Messages;

/// <summary>
/// Decides whether a message may go now: one bucket for the account and one for each chat. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// It stays a tenth below the platform's rates, because the network changes distances between sends, and it begins empty,
/// because another process may have used up the platform's patience a moment ago.
/// </remarks>
public sealed class DeliveryLimiter(DeliveryLimits limits, DateTimeOffset startedAt)
{
    private const double Margin = 0.9;
    private const int MaxIdleRecipients = 10_000;

    private readonly Dictionary<string, Chat> chats = new(StringComparer.Ordinal);
    private DateTimeOffset startedAt = startedAt;
    private TokenBucket? hourly = limits.PerHour is { } perHour ? Hourly(perHour, startedAt) : null;
    private TokenBucket account = new(0, startedAt, limits.PerSecond * Margin, Math.Max(1, limits.PerSecond * (1 - Margin)));

    /// <summary>How long the account as a whole must wait; zero if it need not. Only a conversation may take its last token.</summary>
    public TimeSpan AccountWait(DateTimeOffset now, OutboxLane lane = OutboxLane.Conversation)
    {
        var leavesOne = lane > OutboxLane.Conversation;
        var wait = account.AsOf(now).WaitAt(now, leavesOne);
        return hourly?.AsOf(now).WaitAt(now, leavesOne) is { } longer && longer > wait ? longer : wait;
    }

    /// <summary>How long the recipients that share a chat by their prefix must wait; zero if they need not, or if there are none.</summary>
    public TimeSpan SharedWait(DateTimeOffset now)
    {
        if (limits.Shared is not { } shared)
            return TimeSpan.Zero;
        var chat = AsOf(now, shared.Prefix);
        return Longest(TimeSpan.Zero, chat.Bucket.WaitAt(now, leavesOne: false), chat.PausedUntil - now);
    }

    /// <summary>
    /// Takes a token for a message; if there is none, says how long to wait. Only a conversation takes an account's last token, and a
    /// broadcast leaves one to its recipient as well, so that an answer need not wait for it.
    /// </summary>
    /// <returns>Zero if it may go now.</returns>
    public TimeSpan TryTake(string recipient, DateTimeOffset now, OutboxLane lane = OutboxLane.Conversation)
    {
        account = account.AsOf(now);
        var chat = AsOf(now, recipient);
        var wait = Longest(AccountWait(now, lane), chat.Bucket.WaitAt(now, lane == OutboxLane.Broadcast), chat.PausedUntil - now);
        if (wait > TimeSpan.Zero)
            return wait;
        account = account.Take(now);
        hourly = hourly?.AsOf(now).Take(now);
        chats[limits.ChatOf(recipient)] = chat with { Bucket = chat.Bucket.Take(now) };
        if (chats.Count > MaxIdleRecipients)
            Forget(now);
        return TimeSpan.Zero;
    }

    /// <summary>Nothing goes to the recipient's chat before.</summary>
    public void Pause(string recipient, DateTimeOffset until, DateTimeOffset now)
    {
        var key = limits.ChatOf(recipient);
        chats[key] = (chats.TryGetValue(key, out var known) ? known : NewChat(recipient, now)) with { PausedUntil = until };
    }

    /// <summary>
    /// No hour holds more than the limit; what an earlier process sent in this one is not known, so it begins nearly empty.
    /// </summary>
    private static TokenBucket Hourly(int perHour, DateTimeOffset now)
    {
        var burst = Math.Max(1, perHour / 5);
        return new TokenBucket(Math.Max(1, perHour / 75), now, Math.Max(1, perHour - burst) / 3_600d, burst);
    }

    private Chat AsOf(DateTimeOffset now, string recipient) =>
        chats.TryGetValue(limits.ChatOf(recipient), out var known)
            ? known with { Bucket = known.Bucket.AsOf(now) }
            : NewChat(recipient, now);

    private Chat NewChat(string recipient, DateTimeOffset now)
    {
        if (now < startedAt)
            startedAt = now;
        var limit = limits.LimitOf(recipient);
        var rate = limit.PerSecond * Margin;
        var earned = (now - startedAt).TotalSeconds * rate;
        return new Chat(new TokenBucket(Math.Min(limit.Burst, limit.Ready + earned), now, rate, limit.Burst), DateTimeOffset.MinValue);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, chat) in chats)
            if (chat.Bucket.IsFull(now) && chat.PausedUntil <= now)
                chats.Remove(key);
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan two, TimeSpan three) =>
        new(Math.Max(one.Ticks, Math.Max(two.Ticks, three.Ticks)));

    private readonly record struct Chat(TokenBucket Bucket, DateTimeOffset PausedUntil);
}
