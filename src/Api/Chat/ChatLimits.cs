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

    /// <summary>Bodies of more than <see cref="SmallBodyBytes"/> that are read at the same time, of all and of one address.</summary>
    public const int MaxLargeBodies = 16, MaxLargeBodiesPerAddress = 4;

    public const int SmallBodyBytes = 64 * 1024;

    private const int KibibytesOfMebibyte = 1024;

    private readonly PartitionedRateLimiter<string> messages =
        KeyedLimits.Buckets(MessagesPerTenSeconds, refill: 2, TimeSpan.FromSeconds(1));

    private readonly PartitionedRateLimiter<string> photos = KeyedLimits.Buckets(PhotoBurst, refill: 1, TimeSpan.FromSeconds(10));

    private readonly PartitionedRateLimiter<string> newSessions = KeyedLimits.Buckets(
        options.Value.NewSessionsPerAddressPerMinute,
        Math.Max(1, options.Value.NewSessionsPerAddressPerMinute / 12), TimeSpan.FromSeconds(5));

    private readonly PartitionedRateLimiter<string> photoKibibytes = KeyedLimits.Buckets(
        options.Value.PhotoMebibytesPerAddressPerMinute * KibibytesOfMebibyte,
        options.Value.PhotoMebibytesPerAddressPerMinute * KibibytesOfMebibyte / 60, TimeSpan.FromSeconds(1));

    private readonly PartitionedRateLimiter<string> largeBodies = KeyedLimits.Slots(MaxLargeBodiesPerAddress, MaxLargeBodies);

    /// <summary>Counts a message; the refusal if there are too many.</summary>
    public Problem? Message(string sessionKey) => messages.Refusal(sessionKey, 1, "You write faster than we can read.");

    /// <summary>Counts photos; the refusal if there are too many.</summary>
    public Problem? Photos(string sessionKey, int count) => photos.Refusal(sessionKey, count, "Too many photos at once.");

    /// <summary>Counts what photos weigh; the refusal if too much comes from the address.</summary>
    public Problem? PhotoBytes(string address, long bytes) =>
        photoKibibytes.Refusal(address, (int)(bytes / 1024) + 1, "Too many photos come from this address.");

    /// <summary>Counts a visitor's first message; the refusal if too many come from the address.</summary>
    public Problem? NewSession(string address) => newSessions.Refusal(address, 1, "Too many new chats from this address.");

    /// <summary>A slot to read a large body in, to be disposed after; null if all of the address or of the process are taken.</summary>
    public IDisposable? LargeBody(string address) => largeBodies.AttemptAcquire(address) is { IsAcquired: true } lease ? lease : null;

    public void Dispose()
    {
        messages.Dispose();
        photos.Dispose();
        newSessions.Dispose();
        photoKibibytes.Dispose();
        largeBodies.Dispose();
    }
}
