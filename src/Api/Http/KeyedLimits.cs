using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;

namespace MirtAi.Api.Http;

/// <summary>Rate limits that hold for each key by itself, such as an address.</summary>
internal static class KeyedLimits
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>So many at once, which come back at <paramref name="refill"/> a period.</summary>
    public static PartitionedRateLimiter<string> Buckets(int burst, int refill, TimeSpan period) =>
        new FailClosedLimiter<string>(PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
            {
                TokenLimit = burst,
                TokensPerPeriod = refill,
                ReplenishmentPeriod = period,
                QueueLimit = 0,
            }),
            StringComparer.Ordinal));

    /// <summary>So many at the same time for each key, and so many for all together.</summary>
    public static PartitionedRateLimiter<string> Slots(int each, int together) =>
        new FailClosedLimiter<string>(PartitionedRateLimiter.CreateChained(Slots(each, key => key), Slots(together, _ => "")));

    /// <summary>Counts; the refusal if it is too much. Refusals are measured by the limiter's name in the code.</summary>
    public static Problem? Refusal(
        this PartitionedRateLimiter<string> limiter,
        string key,
        int count,
        string detail,
        [CallerArgumentExpression(nameof(limiter))] string name = "")
    {
        using var lease = limiter.AttemptAcquire(key, count);
        if (lease.IsAcquired)
            return null;
        if (lease.TryGetMetadata(FailClosedLimiter<string>.HasFailed, out _))
        {
            LimitTelemetry.Refused("failed");
            return Problem.Unavailable("It cannot be told whether this is too much; send it again.", Soon);
        }

        LimitTelemetry.Refused(name);
        return Problem.TooManyRequests(detail, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Soon);
    }

    private static PartitionedRateLimiter<string> Slots(int permits, Func<string, string> partition) =>
        PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetConcurrencyLimiter(partition(key), _ => new() { PermitLimit = permits, QueueLimit = 0 }),
            StringComparer.Ordinal);
}
