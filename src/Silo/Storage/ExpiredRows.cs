using Dapper;
using MirtAi.Durability;

namespace MirtAi.Storage;

/// <summary>Deletes rows that nobody needs any more.</summary>
internal static class ExpiredRows
{
    /// <summary>So many at a time: a statement that takes too long is cancelled by the database, and would never get done.</summary>
    private const int MaxDeleted = 5_000;

    /// <summary>
    /// Runs a statement that deletes at most <c>@MaxDeleted</c> rows until it finds no more; between two runs it can be cancelled. Returns how
    /// many were deleted.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public static async Task<int> Delete(IDatabase database, string statement, object? values, CancellationToken cancellationToken)
    {
        var deleted = 0;
        for (var last = MaxDeleted; last == MaxDeleted && !cancellationToken.IsCancellationRequested; deleted += last)
            last = await DeleteSome(database, statement, values, cancellationToken);
        return deleted;
    }

    private static Task<int> DeleteSome(IDatabase database, string statement, object? values, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var parameters = new DynamicParameters(values);
            parameters.Add("MaxDeleted", MaxDeleted);
            return await connection.ExecuteAsync(new CommandDefinition(statement, parameters, cancellationToken: cancellationToken));
        });
}
