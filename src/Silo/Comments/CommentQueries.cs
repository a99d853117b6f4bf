using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Comments;

/// <summary>Reads comments for the management API and the console. The shop's own are not among them.</summary>
public sealed class CommentQueries(IDatabase database)
{
    private const int MaxBelow = 10_000, MaxThread = 200;

    /// <summary>Comments, newest first, with the counts of their types: three queries, however long the page is.</summary>
    /// <param name="filter">Which comments.</param>
    /// <param name="page">Which part of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="countsOfAllTypes">The counts leave the filter's types out, so that they tell what another type would show.</param>
    public async Task<CommentListing> List(
        CommentFilter filter, PageRequest page, CancellationToken cancellationToken, bool countsOfAllTypes = false)
    {
        var values = new { statuses = filter.Statuses.ToArray(), types = filter.Types.ToArray(), media = filter.Media };
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.ReadPage<CommentRow>(
            CommentRow.Columns, Matching(filter), "written_at desc, id desc", values, page, cancellationToken);
        var counted = countsOfAllTypes ? filter with { Types = [] } : filter;
        var counts = await connection.QueryAsync<CommentCount>(new CommandDefinition(
            $"""
            select type as "Type", count(*) as "Total",
                coalesce(sum(case when classified_at > {database.After("-3600")} then 1 else 0 end), 0) as "LastHour"
            {Matching(counted)} and type is not null group by type order by type
            """,
            values,
            cancellationToken: cancellationToken));
        return new([.. rows.Items.Select(row => row.ToView())], rows.Total, rows.Page, rows.PageSize, [.. counts])
        {
            HasMore = rows.HasMore,
        };
    }

    /// <summary>One comment, also a deleted one, or null.</summary>
    public async Task<CommentView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<CommentRow>(new CommandDefinition(
            $"select {CommentRow.Columns} from comments where id = @id and own = {database.False}", new { id },
            cancellationToken: cancellationToken));
        return row?.ToView();
    }

    /// <summary>
    /// The comment at the head of a comment's thread and what answers it, oldest first; empty if there is no such comment.
    /// </summary>
    public async Task<IReadOnlyList<CommentView>> Thread(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<CommentRow>(new CommandDefinition(
            $"""
            with head (id) as (select coalesce(parent_id, id) from comments where id = @id),
                thread (id) as (
                    select id from head union select c.id from comments c join head on c.parent_id = head.id union select @id)
            select {CommentRow.Columns} from comments
            where own = {database.False} and id in (select id from thread)
            order by written_at, id limit {MaxThread}
            """,
            new { id },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToView())];
    }

    /// <summary>The ids of the comments that answer one, directly or not.</summary>
    internal async Task<IReadOnlyList<string>> Below(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            $"""
            with recursive below (id) as (
                select id from comments where parent_id = @id
                union
                select c.id from comments c join below b on c.parent_id = b.id
            )
            select id from below limit {MaxBelow}
            """,
            new { id },
            cancellationToken: cancellationToken))];
    }

    private string Matching(CommentFilter filter)
    {
        var matching = $"from comments where own = {database.False}";
        if (!filter.IncludeDeleted)
            matching += $" and deleted = {database.False}";
        if (filter.Statuses.Count > 0)
            matching += $" and {database.IsOneOf("status", "@statuses")}";
        if (filter.Types.Count > 0)
            matching += $" and {database.IsOneOf("type", "@types")}";
        if (filter.Media is not null)
            matching += " and media_id = @media";
        return matching;
    }
}
