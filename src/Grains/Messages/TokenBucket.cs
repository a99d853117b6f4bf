namespace MirtAi.Grains.Messages;

/// <summary>A token bucket as a value: <see cref="Tokens"/> at <see cref="At"/>, refilled at a rate up to a capacity.</summary>
public readonly record struct TokenBucket(double Tokens, DateTimeOffset At, double PerSecond, double Capacity)
{
    /// <summary>The bucket by a clock that may have been set back since: what is in it stays, and time counts from now.</summary>
    public TokenBucket AsOf(DateTimeOffset now) => now < At ? this with { At = now } : this;

    /// <summary>How long until there is a token; zero if there is one.</summary>
    /// <param name="leavesOne">Another one must stay for somebody else, where the bucket is large enough for two.</param>
    public TimeSpan WaitAt(DateTimeOffset now, bool leavesOne = false)
    {
        var missing = (leavesOne ? Math.Min(2, Capacity) : 1) - Filled(now);
        return missing <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(missing / PerSecond);
    }

    /// <summary>The bucket with one token less.</summary>
    public TokenBucket Take(DateTimeOffset now) => this with { Tokens = Filled(now) - 1, At = now };

    /// <summary>Whether it is as if it had never been used.</summary>
    public bool IsFull(DateTimeOffset now) => Filled(now) >= Capacity;

    private double Filled(DateTimeOffset now) => Math.Min(Capacity, Tokens + Math.Max(0, (now - At).TotalSeconds) * PerSecond);
}
