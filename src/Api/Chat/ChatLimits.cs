using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>How fast visitors may write. Each limit holds for one process.</summary>
internal sealed class ChatLimits(IOptions<ChatOptions> options) : IDisposable
{
    /// <summary>Messages of one visitor in ten seconds.</summary>
    public const int MessagesPerTenSeconds = 20;

    /// <summary>Photos of one visitor at once; they come back at one in ten seconds.</summary>
    public const int PhotoBurst = 30;

    /// <summary>Bodies of more than <see cref="SmallBodyBytes"/> that are read at the same time.</summary>
    public const int MaxLargeBodies = 16;

    public const int SmallBodyBytes = 64 * 1024;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> messages =
        Buckets(MessagesPerTenSeconds, refill: 2, TimeSpan.FromSeconds(1));

    private readonly PartitionedRateLimiter<string> photos = Buckets(PhotoBurst, refill: 1, TimeSpan.FromSeconds(10));

    private readonly PartitionedRateLimiter<string> newSessions = Buckets(
        options.Value.NewSessionsPerAddressPerMinute,
        Math.Max(1, options.Value.NewSessionsPerAddressPerMinute / 12), TimeSpan.FromSeconds(5));

    private readonly ConcurrencyLimiter largeBodies = new(new() { PermitLimit = MaxLargeBodies, QueueLimit = 0 });

    /// <summary>Counts a message; the refusal if there are too many.</summary>
    public Problem? Message(string sessionKey) => Take(messages, sessionKey, 1, "You write faster than we can read.");

    /// <summary>Counts photos; the refusal if there are too many.</summary>
    public Problem? Photos(string sessionKey, int count) => Take(photos, sessionKey, count, "Too many photos at once.");

    /// <summary>Counts a visitor's first message; the refusal if too many come from the address.</summary>
    public Problem? NewSession(IPAddress? address) => Take(newSessions, Network(address), 1, "Too many new chats from this address.");

    /// <summary>A place to read a large body in, to be disposed after; null if all are taken.</summary>
    public IDisposable? LargeBody() => largeBodies.AttemptAcquire() is { IsAcquired: true } lease ? lease : null;

    public void Dispose()
    {
        messages.Dispose();
        photos.Dispose();
        newSessions.Dispose();
        largeBodies.Dispose();
    }

    private static Problem? Take(PartitionedRateLimiter<string> limiter, string key, int count, string detail)
    {
        using var lease = limiter.AttemptAcquire(key, count);
        if (lease.IsAcquired)
            return null;
        return Problem.TooManyRequests(detail, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Soon);
    }

    // An IPv6 customer has a whole /64 to choose addresses from.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> Buckets(int burst, int refill, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        }), StringComparer.Ordinal);
}
