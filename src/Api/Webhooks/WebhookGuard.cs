using System.Threading.RateLimiting;
using MirtAi.Api.Http;

namespace MirtAi.Api.Webhooks;

/// <summary>
/// Limits webhooks that are not authentic, by their address: beyond the limit no body of it is read. A platform is not held up by who
/// shares its address: a secret in a header is compared before the limit, and an address that a platform signed from is never limited.
/// </summary>
internal sealed partial class WebhookGuard(ILogger<WebhookGuard> logger) : IDisposable
{
    /// <summary>Wrong secrets and signatures of one address at once; they come back at <see cref="WrongPerSecond"/>.</summary>
    public const int WrongAtOnce = 50;

    /// <summary>Wrong secrets and signatures of one address a second.</summary>
    public const int WrongPerSecond = 1;

    private const int MaxRemembered = 2_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> wrong = KeyedLimits.Buckets(WrongAtOnce, WrongPerSecond, Second);
    private readonly PartitionedRateLimiter<string> lines = KeyedLimits.Buckets(1, 1, BetweenLines);
    private readonly RecentKeys platforms = new(MaxRemembered);

    /// <summary>Whether too much that was wrong came from the address, and nothing authentic.</summary>
    public bool IsBlocked(HttpContext context)
    {
        var address = ClientNetwork.Of(context);
        return wrong.GetStatistics(address) is { CurrentAvailablePermits: 0 } && !platforms.Contains(address);
    }

    /// <summary>Something authentic came from the address.</summary>
    public void Admit(HttpContext context) => platforms.Add(ClientNetwork.Of(context));

    /// <summary>The answer to what is not authentic: <paramref name="refusal"/>, or 429 if it is one too many.</summary>
    public Problem Refuse(HttpContext context, Problem refusal)
    {
        var address = ClientNetwork.Of(context);
        using (var line = lines.AttemptAcquire(address))
        {
            if (line.IsAcquired)
                LogWrong(address, context.Request.Path);
        }

        return wrong.Refusal(address, 1, "Too many webhooks of this address are not authentic.", "wrongWebhooks") ?? refusal;
    }

    public void Dispose()
    {
        wrong.Dispose();
        lines.Dispose();
    }

    [LoggerMessage(EventId = 5302, Level = LogLevel.Warning,
        Message = "Webhooks that are not authentic come from {Address} to {Path}; said once a minute")]
    private partial void LogWrong(string address, string path);
}
