using System.Globalization;
using Dapper;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Comments.Followers;

/// <summary>Keeps and reads the days of the account.</summary>
public sealed class AccountDays(IDatabase database)
{
    /// <summary>How many days can be asked for.</summary>
    public const int MaxDays = 400;

    /// <summary>The days from one on, the newest first.</summary>
    public Task<IReadOnlyList<AccountDay>> From(DateOnly day, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<AccountDay>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return (await connection.QueryAsync<AccountDay>(new CommandDefinition(
                """
                select day as "Day", username as "Username", followers as "Followers", follows as "Follows", posts as "Posts",
                    read_at as "ReadAt"
                from account_days where day >= @day order by day desc
                """,
                new { day = Text(day) },
                cancellationToken: cancellationToken))).AsList();
        });

    /// <summary>What the platform told on a day takes the place of what it told earlier that day.</summary>
    internal Task Store(DateOnly day, PlatformAccount account, DateTimeOffset now, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into account_days (day, username, followers, follows, posts, read_at)
                values (@day, @Username, @Followers, @Follows, @Posts, @now)
                on conflict (day) do update set username = excluded.username, followers = excluded.followers,
                    follows = excluded.follows, posts = excluded.posts, read_at = excluded.read_at
                where account_days.read_at < excluded.read_at
                """,
                new { day = Text(day), account.Username, account.Followers, account.Follows, account.Posts, now },
                cancellationToken: cancellationToken));
        });

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
