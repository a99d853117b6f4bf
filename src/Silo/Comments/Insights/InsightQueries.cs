using System.Globalization;
using Dapper;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Comments.Insights;

/// <summary>Keeps and reads what the platform counts.</summary>
public sealed class InsightQueries(IDatabase database)
{
    /// <summary>How many days and posts can be asked for.</summary>
    public const int MaxDays = 400, MaxPosts = 50;

    private const string Counts = """
        views as "Views", reach as "Reach", interactions as "Interactions", likes as "Likes", comments as "Comments",
        shares as "Shares", saves as "Saves", read_at as "ReadAt"
        """;

    /// <summary>The days from one on, the newest first.</summary>
    public Task<IReadOnlyList<InsightDay>> Days(DateOnly from, CancellationToken cancellationToken) => Read<InsightDay>(
        $"""select day as "Day", engaged as "Engaged", {Counts} from account_insights where day >= @day order by day desc""",
        new { day = Text(from) },
        cancellationToken);

    /// <summary>The posts that were seen most, the first one most.</summary>
    public Task<IReadOnlyList<PostInsights>> Posts(CancellationToken cancellationToken) => Read<PostInsights>(
        $"""
        select media_id as "MediaId", caption as "Caption", permalink as "Permalink", posted_at as "PostedAt", {Counts}
        from media_insights join media on media.id = media_insights.media_id
        order by coalesce(views, -1) desc, media_id desc limit {MaxPosts}
        """,
        null,
        cancellationToken);

    /// <summary>The newest posts of which nothing was read since a moment.</summary>
    internal Task<IReadOnlyList<string>> PostsNotRead(
        DateTimeOffset since, DateTimeOffset postedSince, int limit, CancellationToken cancellationToken) => Read<string>(
        """
        select media.id from media left join media_insights on media_insights.media_id = media.id
        where coalesce(media.posted_at, media.seen_at) >= @postedSince and (read_at is null or read_at < @since)
        order by media.seen_at desc, media.id desc limit @limit
        """,
        new { since, postedSince, limit },
        cancellationToken);

    /// <summary>What is told of a day takes the place of what was told before.</summary>
    internal Task Store(DateOnly day, PlatformInsights told, DateTimeOffset now, CancellationToken cancellationToken) => Write(
        """
        insert into account_insights (day, views, reach, engaged, interactions, likes, comments, shares, saves, read_at)
        values (@day, @Views, @Reach, @Engaged, @Interactions, @Likes, @Comments, @Shares, @Saves, @now)
        on conflict (day) do update set views = excluded.views, reach = excluded.reach, engaged = excluded.engaged,
            interactions = excluded.interactions, likes = excluded.likes, comments = excluded.comments, shares = excluded.shares,
            saves = excluded.saves, read_at = excluded.read_at
        where account_insights.read_at < excluded.read_at
        """,
        Values(told, now, new { day = Text(day) }),
        cancellationToken);

    /// <summary>What is told of a post takes the place of what was told before.</summary>
    internal Task Store(string mediaId, PlatformInsights told, DateTimeOffset now, CancellationToken cancellationToken) => Write(
        """
        insert into media_insights (media_id, views, reach, interactions, likes, comments, shares, saves, read_at)
        values (@mediaId, @Views, @Reach, @Interactions, @Likes, @Comments, @Shares, @Saves, @now)
        on conflict (media_id) do update set views = excluded.views, reach = excluded.reach,
            interactions = excluded.interactions, likes = excluded.likes, comments = excluded.comments, shares = excluded.shares,
            saves = excluded.saves, read_at = excluded.read_at
        where media_insights.read_at < excluded.read_at
        """,
        Values(told, now, new { mediaId }),
        cancellationToken);

    /// <summary>A day as it is stored.</summary>
    internal static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DynamicParameters Values(PlatformInsights told, DateTimeOffset now, object key)
    {
        var values = new DynamicParameters(told);
        values.AddDynamicParams(key);
        values.AddDynamicParams(new { now });
        return values;
    }

    private Task<IReadOnlyList<T>> Read<T>(string sql, object? values, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<T>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
        });

    private Task<int> Write(string sql, object values, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    });
}
