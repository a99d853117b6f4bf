using Dapper;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Jobs;

/// <summary>Deletes the rows of a table that have expired, by the database's time.</summary>
internal sealed class ExpiredRows(ExpiringRows rows, IDatabase database)
{
    /// <summary>Deletes one piece; its parameters are the age, a negative number of seconds, and the number of rows.</summary>
    /// <remarks>A subquery is computed once; the bare expression would be computed for each row and use no index.</remarks>
    internal string Statement { get; } =
        $"""
        delete from {rows.Table}
        where ({rows.Key}) in (
            select {rows.Key} from {rows.Table} where {rows.Time} < (select {database.After("@age")}) and {rows.Condition}
            {(rows.OfCustomers
                ? $"and not exists (select 1 from legal_holds held where held.session_key = {rows.Table}.session_key)"
                : "")}
            {(rows.IsOrdered ? $"order by {rows.Time}" : "")} limit @MaxDeleted)
          and {rows.Time} < (select {database.After("@age")})
        """;

    /// <summary>
    /// Deletes what has expired in pieces, so many at most.
    /// </summary>
    /// <param name="maxPieces">How many pieces.</param>
    /// <param name="mayGoOn">Whether the next piece may be deleted.</param>
    /// <param name="cancellationToken">Ends the present piece.</param>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task<int> Delete(int maxPieces, Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        var deleted = 0;
        for (var piece = 0; piece < maxPieces && mayGoOn(); piece++)
        {
            var last = await DeletePiece(cancellationToken);
            deleted += last;
            if (last < rows.MaxDeleted)
                break;
        }
        return deleted;
    }

    private Task<int> DeletePiece(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            Statement, new { age = -rows.Retention.TotalSeconds, rows.MaxDeleted }, cancellationToken: cancellationToken));
    });
}
