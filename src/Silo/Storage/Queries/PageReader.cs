using System.Data.Common;
using Dapper;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Reads lists page by page.</summary>
internal static class PageReader
{
    /// <summary>One page of the rows that the statement's part from <c>from</c> on gives, and how many rows there are.</summary>
    public static async Task<Listing<T>> ReadPage<T>(
        this DbConnection connection, string columns, string matching, string order, object? values, PageRequest page,
        CancellationToken cancellationToken)
    {
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"select count(*) {matching}", values, cancellationToken: cancellationToken));
        var parameters = new DynamicParameters(values);
        parameters.Add("limit", page.PageSize);
        parameters.Add("offset", page.Offset);
        var rows = await connection.QueryAsync<T>(new CommandDefinition(
            $"select {columns} {matching} order by {order} limit @limit offset @offset", parameters, cancellationToken: cancellationToken));
        return new([.. rows], total, page.Page, page.PageSize);
    }
}
