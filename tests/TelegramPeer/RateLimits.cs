namespace MirtAi.TelegramPeer;

/// <summary>
/// The platform's flood limits: token buckets for each bot and for each of its chats, and of groups so many messages within any
/// minute.
/// </summary>
internal sealed class RateLimits(TelegramPeerOptions options, TimeProvider time)
{
    private static readonly TimeSpan GroupWindow = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Bucket> buckets = [];
    private readonly Dictionary<string, Queue<long>> groups = [];

    /// <summary>Takes one message out of both buckets, or says after how many seconds to come again and takes nothing.</summary>
    public int? Take(string token, long chatId)
    {
        if (!options.EnforceRates)
            return null;
        lock (buckets)
        {
            if (chatId < 0)
                return TakeOfGroup($"{token}/{chatId}");
            var account = Refilled(token, options.MessagesPerSecond, options.MessagesPerSecond);
            var chat = Refilled($"{token}/{chatId}", options.PerChatPerSecond, options.PerChatBurst);
            if (Math.Max(account.Wait, chat.Wait) is > 0 and var wait)
                return Math.Max(1, (int)Math.Ceiling(wait));
            account.Tokens--;
            chat.Tokens--;
            return null;
        }
    }

    public void Clear()
    {
        lock (buckets)
        {
            buckets.Clear();
            groups.Clear();
        }
    }

    /// <summary>Groups are few: they are not counted against the bot's own limit.</summary>
    private int? TakeOfGroup(string name)
    {
        if (!groups.TryGetValue(name, out var sent))
            groups[name] = sent = new Queue<long>();
        var now = time.GetTimestamp();
        var window = GroupWindow - options.Tolerance;
        while (sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= window)
            sent.Dequeue();
        if (sent.Count >= options.PerGroupPerMinute)
            return Math.Max(1, (int)Math.Ceiling((window - time.GetElapsedTime(sent.Peek(), now)).TotalSeconds));
        sent.Enqueue(now);
        return null;
    }

    private Bucket Refilled(string name, double perSecond, double capacity)
    {
        var now = time.GetTimestamp();
        if (!buckets.TryGetValue(name, out var bucket))
            buckets[name] = bucket = new Bucket(perSecond, perSecond * options.Tolerance.TotalSeconds) { Tokens = capacity, At = now };
        bucket.Tokens = Math.Min(capacity, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
        bucket.At = now;
        return bucket;
    }

    private sealed class Bucket(double perSecond, double credit)
    {
        public double Tokens { get; set; }

        public long At { get; set; }

        /// <summary>Seconds until there is a message's worth. Credit is owed, so that the rate holds in the long run.</summary>
        public double Wait => Tokens >= 1 - credit ? 0 : (1 - Tokens) / perSecond;
    }
}
