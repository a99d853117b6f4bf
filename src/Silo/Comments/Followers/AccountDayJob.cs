using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Comments.Followers;

/// <summary>Reads every half an hour how many follow the account: what it was told last in one of the shop's days stays.</summary>
internal sealed partial class AccountDayJob(
    ICommentPlatform platform, AccountDays days, IOptions<ConversationOptions> conversation, IJobLock locks, TimeProvider clock,
    ILogger<AccountDayJob> logger) : PeriodicJob(locks, clock)
{
    private readonly TimeZoneInfo zone = conversation.Value.Zone;

    /// <inheritdoc/>
    public override string Name => "account-days";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(30));

    /// <summary>Reads the account once. A platform that cannot be asked is asked again the next time.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    internal async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            if (await platform.FindAccount(cancellationToken) is not { } account)
                return;
            // The moment of the answer is that of its day, however long it took.
            var now = Clock.GetUtcNow();
            await days.Store(zone.DayOf(now), account, now, cancellationToken);
        }
        catch (CommentPlatformException exception)
        {
            LogAway(exception.Message);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Read(cancellationToken);

    [LoggerMessage(6420, LogLevel.Information, "The platform did not tell now how many follow the account: {Reason}")]
    private partial void LogAway(string reason);
}
