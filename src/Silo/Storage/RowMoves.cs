using System.Data.Common;
using Dapper;

namespace MirtAi.Silo.Storage;

/// <summary>Moves rows from one table to another, all of them or none.</summary>
internal static class RowMoves
{
    /// <param name="database">The database.</param>
    /// <param name="from">The table that they leave.</param>
    /// <param name="to">The table that they come to.</param>
    /// <param name="columns">The columns of <paramref name="to"/>, each with the expression that fills it from a row of <paramref
    /// name="from"/>.</param>
    /// <param name="where">Which rows.</param>
    /// <param name="parameters">The values of the statement's parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were moved.</returns>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away; nothing is known of the rows.</exception>
    public static Task<int> MoveRows(
        this IDatabase database,
        string from,
        string to,
        IReadOnlyList<(string Column, string Value)> columns,
        string where,
        object parameters,
        CancellationToken cancellationToken)
    {
        var names = string.Join(", ", columns.Select(column => column.Column));
        var values = string.Join(", ", columns.Select(column => column.Value));
        return StorageFaults.Guard(async () =>
        {
            await using DbConnection connection = await database.Open(cancellationToken);
            if (database.Provider == StorageProvider.Postgres)
            {
                return await connection.ExecuteAsync(new CommandDefinition(
                    $"with moved as (delete from {from} where {where} returning *) insert into {to} ({names}) select {values} from moved",
                    parameters,
                    cancellationToken: cancellationToken));
            }

            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                $"insert into {to} ({names}) select {values} from {from} where {where}",
                parameters,
                transaction,
                cancellationToken: cancellationToken));
            var moved = await connection.ExecuteAsync(new CommandDefinition(
                $"delete from {from} where {where}", parameters, transaction, cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return moved;
        });
    }
}
