using System.Data.Common;
using Dapper;

namespace MirtAi.Silo.Documents;

/// <summary>
/// The row of <c>document_index</c>, which spares every search a look at all chunks. It changes with them, in the same transaction.
/// </summary>
internal static class DocumentIndex
{
    // Whoever changes chunks beside waits for the row, and counts afterwards what both have done.
    private const string Move = "update document_index set version = version + 1 where id = 1;";

    /// <summary>How many chunks there are.</summary>
    public static Task<long> Chunks(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select chunks from document_index where id = 1", cancellationToken: cancellationToken));

    /// <summary>Another number than before if chunks or vectors have changed since.</summary>
    public static Task<long> Version(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select version from document_index where id = 1", cancellationToken: cancellationToken));

    /// <summary>Chunks have changed.</summary>
    public static Task ChunksChanged(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"{Move} update document_index set chunks = (select count(*) from document_chunks) where id = 1", transaction: transaction,
            cancellationToken: cancellationToken));

    /// <summary>Vectors have changed.</summary>
    public static Task VectorsChanged(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Move, transaction: transaction, cancellationToken: cancellationToken));
}
