using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Comments.Insights;

/// <summary>
/// Reads what the platform counts: of each of the shop's days until three days after its end, for what it counts may come up to two days
/// late; of the newest posts once a day.
/// </summary>
internal sealed partial class InsightJob(
    IInsightPlatform platform, InsightQueries insights, IOptions<ConversationOptions> conversation, IJobLock locks, TimeProvider clock,
    ILogger<InsightJob> logger) : PeriodicJob(locks, clock)
{
    /// <summary>How many days back are read when they were not, and how many posts are read at a time.</summary>
    public const int MaxDays = 30, MaxPosts = 20;

    /// <summary>How long after its end a day may still change.</summary>
    public static readonly TimeSpan Unsettled = TimeSpan.FromDays(3);

    /// <summary>The pause after which a day that may still change, or a post, is read again.</summary>
    public static readonly TimeSpan DayPause = TimeSpan.FromHours(6), PostPause = TimeSpan.FromDays(1);

    private static readonly TimeSpan OldestPost = TimeSpan.FromDays(90);

    private readonly TimeZoneInfo zone = conversation.Value.Zone;

    /// <inheritdoc/>
    public override string Name => "insights";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromHours(1));

    /// <summary>Reads what is due. A platform that cannot be asked is asked again the next time.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    internal async Task Read(CancellationToken cancellationToken)
    {
        if (!platform.IsOn)
            return;
        try
        {
            await ReadDays(cancellationToken);
        }
        catch (CommentPlatformException exception)
        {
            LogAway(exception.Message);
            return;
        }

        await ReadPosts(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Read(cancellationToken);

    private async Task ReadDays(CancellationToken cancellationToken)
    {
        var today = zone.DayOf(Clock.GetUtcNow());
        var known = (await insights.Days(today.AddDays(1 - MaxDays), cancellationToken))
            .ToDictionary(day => day.Day, day => day.ReadAt, StringComparer.Ordinal);
        for (var age = 0; age < MaxDays && MayGoOn(cancellationToken); age++)
        {
            var day = today.AddDays(-age);
            var (begin, end, now) = (zone.Begin(day), zone.Begin(day.AddDays(1)), Clock.GetUtcNow());
            if (known.TryGetValue(InsightQueries.Text(day), out var readAt) && (readAt >= end + Unsettled || now - readAt < DayPause))
                continue;
            var told = await platform.OfAccount(begin, end < now ? end : now, cancellationToken);
            await insights.Store(day, told, now, cancellationToken);
        }
    }

    private async Task ReadPosts(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        foreach (var id in await insights.PostsNotRead(now - PostPause, now - OldestPost, MaxPosts, cancellationToken))
        {
            if (!MayGoOn(cancellationToken))
                return;
            await insights.Store(id, await OfPost(id, cancellationToken), now, cancellationToken);
        }
    }

    /// <summary>Of some posts the platform never says anything, as of those with too few viewers: they hold up no other.</summary>
    private async Task<PlatformInsights> OfPost(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await platform.OfPost(id, cancellationToken) ?? new PlatformInsights();
        }
        catch (CommentPlatformException exception)
        {
            LogAway(exception.Message);
            return new PlatformInsights();
        }
    }

    [LoggerMessage(6430, LogLevel.Information, "The platform did not tell now how many saw the account or a post: {Reason}")]
    private partial void LogAway(string reason);
}
