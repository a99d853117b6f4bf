namespace MirtAi.TelegramPeer;

/// <summary>The platform's flood limits as token buckets, one for each bot and one for each of its chats.</summary>
internal sealed class RateLimits(TelegramPeerOptions options, TimeProvider time)
{
    private readonly Dictionary<string, Bucket> buckets = [];

    /// <summary>Takes one message out of both buckets, or says after how many seconds to come again and takes nothing.</summary>
    public int? Take(string token, long chatId)
    {
        if (!options.EnforceRates)
            return null;
        lock (buckets)
        {
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
            buckets.Clear();
    }

    private Bucket Refilled(string name, double perSecond, double capacity)
    {
        var now = time.GetTimestamp();
        if (!buckets.TryGetValue(name, out var bucket))
            buckets[name] = bucket = new Bucket { Tokens = capacity, At = now, PerSecond = perSecond };
        bucket.Tokens = Math.Min(capacity, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
        bucket.At = now;
        return bucket;
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }

        public required double PerSecond { get; init; }

        /// <summary>Seconds until there is a whole message's worth, with a hundredth's grace for timers.</summary>
        public double Wait => Tokens >= 0.99 ? 0 : (1 - Tokens) / PerSecond;
    }
}
