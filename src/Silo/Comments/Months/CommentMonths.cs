using System.Globalization;
using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Comments.Months;

/// <summary>Counts and reads the months of comments.</summary>
public sealed class CommentMonths(IDatabase database)
{
    /// <summary>How many months can be asked for.</summary>
    public const int MaxMonths = 36;

    /// <summary>The counts from a month on, the newest month first.</summary>
    public Task<IReadOnlyList<CommentMonth>> From(DateOnly month, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<CommentMonth>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return (await connection.QueryAsync<CommentMonth>(new CommandDefinition(
                """
                select month as "Month", closed_at is not null as "Closed", type as "Type", comments as "Comments", answered as "Answered",
                    hidden as "Hidden", deleted as "Deleted"
                from comment_months join comment_month_counts using (month)
                where month >= @month order by month desc, type
                """,
                new { month = Text(month) },
                cancellationToken: cancellationToken))).AsList();
        });

    /// <summary>The months from this one on that are counted for good.</summary>
    internal Task<HashSet<string>> Closed(DateOnly from, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var months = await connection.QueryAsync<string>(new CommandDefinition(
            "select month from comment_months where month >= @from and closed_at is not null", new { from = Text(from) },
            cancellationToken: cancellationToken));
        return months.ToHashSet(StringComparer.Ordinal);
    });

    /// <summary>Counts a month anew, and for good if it is to be closed. False if that was done before: it stays as it is.</summary>
    internal Task<bool> Count(
        DateOnly month, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset now, bool closes, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var values = new { month = Text(month), begin, end, now, closedAt = closes ? now : (DateTimeOffset?)null };
            // Who comes second waits for this row, and sees that the month is closed.
            var taken = await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into comment_months (month, counted_at, closed_at) values (@month, @now, @closedAt)
                on conflict (month) do update set counted_at = excluded.counted_at, closed_at = excluded.closed_at
                where comment_months.closed_at is null
                """,
                values, transaction, cancellationToken: cancellationToken));
            if (taken == 0)
                return false;
            foreach (var statement in (string[])["delete from comment_month_counts where month = @month", Counting])
                await connection.ExecuteAsync(new CommandDefinition(statement, values, transaction, cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return true;
        });

    /// <summary>The month as it is stored.</summary>
    internal static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Counting =>
        $"""
        insert into comment_month_counts (month, type, comments, answered, hidden, deleted)
        select @month, type, count(*), count(*) filter (where answer_status = 'sent'), count(*) filter (where hidden = {True}),
            count(*) filter (where deleted = {True})
        from comments
        where written_at >= @begin and written_at < @end and own = {database.False} and type is not null
        group by type
        """;

    private string True => database.Provider == StorageProvider.Postgres ? "true" : "1";
}
