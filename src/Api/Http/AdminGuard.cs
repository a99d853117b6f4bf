using System.Threading.RateLimiting;

namespace MirtAi.Api.Http;

/// <summary>
/// Compares what is sent as the admin token, and limits the wrong ones of each address: beyond the limit none is looked at, unless the
/// right one came from there before. So whoever guesses is slow, and who shares an address with an operator cannot shut the operator out.
/// </summary>
internal sealed partial class AdminGuard(AdminToken token, ILogger<AdminGuard> logger) : IDisposable
{
    /// <summary>Wrong tokens of one address at once; they come back at one in <see cref="Recovery"/>.</summary>
    public const int WrongAtOnce = 10;

    private const int MaxRemembered = 2_000;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> wrong = KeyedLimits.Buckets(WrongAtOnce, 1, Recovery);
    private readonly PartitionedRateLimiter<string> lines = KeyedLimits.Buckets(1, 1, BetweenLines);
    private readonly RecentKeys operators = new(MaxRemembered);

    /// <summary>Whether it is the token; <see cref="Refusal"/> then holds the answer if it was one too many.</summary>
    public bool Admits(HttpContext context, string candidate) => Admits(context, () => token.Matches(candidate));

    /// <inheritdoc cref="Admits(HttpContext, string)"/>
    /// <param name="context">The request that sent it.</param>
    /// <param name="isRight">Whether what was sent is a token that is taken; not asked if too many wrong ones came.</param>
    public bool Admits(HttpContext context, Func<bool> isRight)
    {
        var address = ClientNetwork.Of(context);
        var isBlocked = wrong.GetStatistics(address) is { CurrentAvailablePermits: 0 } && !operators.Contains(address);
        if (!isBlocked && isRight())
        {
            operators.Add(address);
            return true;
        }

        AdminTelemetry.Refused(isBlocked);
        using (var line = lines.AttemptAcquire(address))
        {
            if (line.IsAcquired)
                LogWrong(address);
        }

        context.Items[typeof(AdminGuard)] = wrong.Refusal(address, 1, "Too many wrong tokens came from this address.");
        return false;
    }

    /// <summary>The answer to a request that sent one wrong token too many, else null.</summary>
    public static Problem? Refusal(HttpContext context) => context.Items[typeof(AdminGuard)] as Problem;

    public void Dispose()
    {
        wrong.Dispose();
        lines.Dispose();
    }

    [LoggerMessage(EventId = 5401, Level = LogLevel.Warning, Message = "Wrong admin tokens come from {Address}; said once a minute")]
    private partial void LogWrong(string address);
}
