using System.Data.Common;
using Dapper;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads lists page by page.</summary>
internal static class PageReader
{
    /// <summary>One more than are leafed through tells that there are more.</summary>
    private const int MaxCounted = PageRequest.MaxLeafed + 1;

    /// <summary>One page of the rows that the statement's part from <c>from</c> on gives, and how many rows there are.</summary>
    public static Task<Listing<T>> ReadPage<T>(
        this DbConnection connection, string columns, string matching, string order, object? values, PageRequest page,
        CancellationToken cancellationToken) =>
        connection.ReadPage<T>(columns, matching, matching, order, values, page, cancellationToken);

    /// <summary>
    /// The same, where another part from <c>from</c> on is counted than is read: what is read may leave out rows that come after the page,
    /// by <c>@limit</c> and <c>@offset</c>.
    /// </summary>
    public static async Task<Listing<T>> ReadPage<T>(
        this DbConnection connection, string columns, string matching, string counted, string order, object? values, PageRequest page,
        CancellationToken cancellationToken)
    {
        var total = await connection.Count(counted, values, page, cancellationToken);
        var rows = await connection.QueryAsync<T>(new CommandDefinition(
            $"select {columns} {matching} order by {order} limit @limit offset @offset", Parameters(values, page),
            cancellationToken: cancellationToken));
        return Page(rows, total, page);
    }

    /// <summary>
    /// The same with what each row's customer is called, as <c>CustomerName</c>. It is looked up for the rows of the page alone, however
    /// many come before it.
    /// </summary>
    /// <param name="connection">The database.</param>
    /// <param name="columns">What is read of a row.</param>
    /// <param name="key">The name under which the columns have the customer's key.</param>
    /// <param name="matching">The part from <c>from</c> on that gives the rows.</param>
    /// <param name="order">Their order, by the names of the columns.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Listing<T>> ReadNamedPage<T>(
        this DbConnection connection, string columns, string key, string matching, string order, object? values, PageRequest page,
        CancellationToken cancellationToken)
    {
        var total = await connection.Count(matching, values, page, cancellationToken);
        var name = CustomerName.Of($"page.\"{key}\"");
        var rows = await connection.QueryAsync<T>(new CommandDefinition(
            $"""
            select page.*, {name}
            from (select {columns} {matching} order by {order} limit @limit offset @offset) page
            order by {order}
            """,
            Parameters(values, page),
            cancellationToken: cancellationToken));
        return Page(rows, total, page);
    }

    /// <summary>
    /// The same in one look at the rows when a person leafs: for a filter that no index serves.
    /// </summary>
    /// <param name="connection">The database.</param>
    /// <param name="columns">What is read of a row.</param>
    /// <param name="key">The column by which a row is found again.</param>
    /// <param name="from">Where it is found again: the part from <c>from</c> on, up to the condition on the key.</param>
    /// <param name="matching">The part from <c>from</c> on that gives the rows.</param>
    /// <param name="order">Their order.</param>
    /// <param name="values">The parameters.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Listing<T>> ReadPageOnce<T>(
        this DbConnection connection, string columns, string key, string from, string matching, string order, object? values,
        PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.IsLeafed)
            return await connection.ReadPage<T>(columns, matching, order, values, page, cancellationToken);
        var command = new CommandDefinition(
            $"""
            with found as materialized (
                select {key} as found_key, row_number() over (order by {order}) as place {matching} limit @counted)
            select {columns}, (select count(*) from found) as found_total {from} {key} in (
                select found_key from found where place > @offset and place <= @offset + @limit) order by {order}
            """,
            Parameters(values, page),
            cancellationToken: cancellationToken);
        var total = 0L;
        var rows = (await connection.QueryAsync<T, long, T>(
            command,
            (row, all) =>
            {
                total = all;
                return row;
            },
            splitOn: "found_total")).AsList();
        if (rows.Count == 0 && page.Page > 1)
            total = await connection.Count(matching, values, page, cancellationToken);
        return Page(rows, total, page);
    }

    private static Task<long> Count(
        this DbConnection connection, string matching, object? values, PageRequest page, CancellationToken cancellationToken)
    {
        var sql = page.IsLeafed
            ? $"select count(*) from (select 1 as one {matching} limit @counted) counted"
            : $"select count(*) {matching}";
        return connection.ExecuteScalarAsync<long>(
            new CommandDefinition(sql, Parameters(values, page), cancellationToken: cancellationToken));
    }

    private static DynamicParameters Parameters(object? values, PageRequest page)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("limit", page.IsLeafed ? Math.Clamp(PageRequest.MaxLeafed - page.Offset, 0, page.PageSize) : page.PageSize);
        parameters.Add("offset", page.Offset);
        parameters.Add("counted", MaxCounted);
        return parameters;
    }

    private static Listing<T> Page<T>(IEnumerable<T> rows, long total, PageRequest page) =>
        page.IsLeafed && total > PageRequest.MaxLeafed
            ? new([.. rows], PageRequest.MaxLeafed, page.Page, page.PageSize) { HasMore = true }
            : new([.. rows], total, page.Page, page.PageSize);
}
