using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Interfaces.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// What a pump knows of its account: what the pump before it left behind, and what it learns by sending. It decides in memory and reports
/// changes beside the sends, again and again while they cannot be stored.
/// </summary>
internal sealed partial class AccountMonitor(IChannelClient client, IChannelAccounts accounts, TimeProvider clock, ILogger logger)
{
    /// <summary>How long nothing is sent after the platform refused the account, before one message tries it again.</summary>
    public static readonly TimeSpan ProbePause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The longest that a chat or an account is left alone however long the platform asks to wait: a refusal costs nothing, and it may
    /// have been lifted.
    /// </summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    /// <summary>When so many chats are refused within a second, it is the account that the platform means.</summary>
    public const int ThrottledChats = 3;

    /// <summary>
    /// How long a pump waits to learn what the one before it knew, which takes that long when their process has just died.
    /// </summary>
    private static readonly TimeSpan LoadPatience = TimeSpan.FromSeconds(2);

    /// <summary>How long a pump that ends waits for its last reports.</summary>
    private static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly BoundedChannelOptions Backlog = new(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };

    private readonly Lock changes = new();
    private Channel<AccountReport> reports = Channel.CreateBounded<AccountReport>(Backlog);
    private readonly Dictionary<string, DateTimeOffset> throttled = new(StringComparer.Ordinal);
    private readonly string account = client.Account;
    private DateTimeOffset pausedUntil;
    private bool isRefused;

    /// <summary>Nothing is sent before.</summary>
    public DateTimeOffset PausedUntil
    {
        get
        {
            lock (changes)
                return pausedUntil;
        }
    }

    /// <summary>The account was refused last: one message at a time finds out whether it still is.</summary>
    public bool IsProbing
    {
        get
        {
            lock (changes)
                return isRefused;
        }
    }

    /// <summary>Learns what is known, for at most two seconds; later in the background.</summary>
    /// <returns>Ends what goes on in the background, once the last reports are stored or two seconds have passed.</returns>
    public async Task<Func<Task>> Begin(CancellationToken cancellationToken)
    {
        var ended = new CancellationTokenSource();
        var queue = reports = Channel.CreateBounded<AccountReport>(Backlog);
        var loaded = Load(ended.Token);
        var work = ReportAll(loaded, queue.Reader, ended.Token);
        await Within(LoadPatience, loaded, cancellationToken);
        return async () =>
        {
            queue.Writer.TryComplete();
            await Within(ReportPatience, work, CancellationToken.None);
            await ended.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.Dispose();
        };
    }

    /// <summary>Learns from the result of a send. What it changes counts at once, and is reported soon.</summary>
    public void Note(string recipient, SendResult result)
    {
        lock (changes)
        {
            if (Learn(recipient, result, clock.GetUtcNow()) is { } report)
                reports.Writer.TryWrite(report);
        }
    }

    private AccountReport? Learn(string recipient, SendResult result, DateTimeOffset now)
    {
        if (result is SendResult.Sent { Rest: { } rest })
            Pause(now + Capped(rest));
        switch (result)
        {
            case SendResult.Throttled asked when MeansAccount(recipient, asked, now) && Pause(now + Capped(asked.RetryAfter)):
                return new AccountReport
                {
                    Kind = AccountReportKind.Throttled,
                    At = now,
                    PausedUntil = pausedUntil,
                    Reason = "The platform asked to wait",
                };
            case SendResult.CredentialsRefused refused:
                return Refuse(AccountReportKind.CredentialsRefused, refused.Reason, now);
            case SendResult.Unreachable unreachable when client.ServesManagers:
                return Refuse(AccountReportKind.ChatRefused, unreachable.Reason, now);
            case SendResult.Sent when isRefused:
                isRefused = false;
                return new AccountReport { Kind = AccountReportKind.Working, At = now };
            default:
                return null;
        }
    }

    /// <summary>How long to leave a chat or an account alone.</summary>
    public static TimeSpan Capped(TimeSpan asked) => asked < MaxPause ? asked : MaxPause;

    private AccountReport Refuse(AccountReportKind kind, string reason, DateTimeOffset now)
    {
        isRefused = true;
        Pause(now + ProbePause);
        return new AccountReport { Kind = kind, At = now, Reason = reason };
    }

    private bool MeansAccount(string recipient, SendResult.Throttled asked, DateTimeOffset now)
    {
        foreach (var (chat, at) in throttled)
            if (now - at > TimeSpan.FromSeconds(1))
                throttled.Remove(chat);
        throttled[client.Limits.ChatOf(recipient)] = now;
        return asked.WholeAccount || throttled.Count >= ThrottledChats;
    }

    private bool Pause(DateTimeOffset until)
    {
        if (until <= pausedUntil)
            return false;
        pausedUntil = until;
        return true;
    }

    private Task Load(CancellationToken cancellationToken) => Insist(
        async () =>
        {
            var known = await accounts.Read(account);
            lock (changes)
            {
                Pause(known.PausedUntil ?? DateTimeOffset.MinValue);
                isRefused |= known.RefusedSince is not null;
            }
        },
        cancellationToken);

    private async Task ReportAll(Task loaded, ChannelReader<AccountReport> queue, CancellationToken cancellationToken)
    {
        await loaded;
        await foreach (var report in queue.ReadAllAsync(cancellationToken))
            await Insist(() => accounts.Report(account, report), cancellationToken);
    }

    private async Task Insist(Func<Task> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception exception) // The edge of delivery: it goes on without.
            {
                CaughtFaults.Count("account", exception);
                if (attempt == 1)
                    LogUnavailable(exception, account);
                await Task.Delay(RetryPause, clock, cancellationToken);
            }
        }
    }

    private async Task Within(TimeSpan patience, Task work, CancellationToken cancellationToken)
    {
        if (work.IsCompleted)
            return;
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(work, Task.Delay(patience, clock, waited.Token));
        await waited.CancelAsync();
    }

    [LoggerMessage(302, LogLevel.Warning, "The state of the account {Account} cannot be reached; delivery goes on, and it is tried again")]
    private partial void LogUnavailable(Exception exception, string account);
}
