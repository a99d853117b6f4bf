using System.Collections.Immutable;
using Dapper;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents.Meanings;

/// <summary>The vectors of chunks in the table <c>document_vectors</c>.</summary>
internal sealed class DocumentVectors(IDatabase database)
{
    /// <summary>Chunks of documents in force without a vector of a model.</summary>
    public Task<ImmutableArray<VectorlessChunk>> Missing(string model, int limit, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var chunks = await connection.QueryAsync<VectorlessChunk>(new CommandDefinition(
                """
                select chunk.document_id as "DocumentId", chunk.ordinal as "Ordinal", documents.attempt as "Attempt",
                    chunk.heading as "Heading", chunk.text as "Text"
                from documents
                join document_chunks chunk on chunk.document_id = documents.id
                left join document_vectors vector on vector.document_id = chunk.document_id and vector.ordinal = chunk.ordinal
                where documents.status = 'ready' and (vector.model is null or vector.model <> @model)
                order by chunk.document_id, chunk.ordinal limit @limit
                """,
                new { model, limit },
                cancellationToken: cancellationToken));
            return chunks.ToImmutableArray();
        });

    /// <summary>Keeps the vectors of chunks of one document, unless it is another or gone since they were read.</summary>
    public Task<bool> Store(
        string model, ImmutableArray<(VectorlessChunk Chunk, ReadOnlyMemory<float> Vector)> made, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            var (id, attempt) = (made[0].Chunk.DocumentId, made[0].Chunk.Attempt);
            await using var connection = await database.Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // Whoever deletes, replaces or reads it again waits for this row, or has been faster: no vector outlives its chunk.
            var isSame = await connection.ExecuteAsync(new CommandDefinition(
                "update documents set attempt = attempt where id = @id and attempt = @attempt and status = 'ready'", new { id, attempt },
                transaction, cancellationToken: cancellationToken)) > 0;
            if (!isSame)
                return false;
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into document_vectors (document_id, ordinal, attempt, model, vector)
                values (@id, @Ordinal, @attempt, @model, @vector)
                on conflict (document_id, ordinal) do update
                    set attempt = excluded.attempt, model = excluded.model, vector = excluded.vector
                """,
                made.Select(one => new { id, one.Chunk.Ordinal, attempt, model, vector = VectorBytes.Of(one.Vector) }),
                transaction,
                cancellationToken: cancellationToken));
            await DocumentIndex.VectorsChanged(connection, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });

    /// <summary>Another number than before if vectors may have changed since.</summary>
    public async Task<long> Version(CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await DocumentIndex.Version(connection, cancellationToken);
    }

    /// <summary>What is stored of each document: a document with another stamp has other vectors.</summary>
    public async Task<Dictionary<string, VectorStamp>> Stamps(string model, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<(string Id, long Count, long Attempt)>(new CommandDefinition(
            "select document_id, count(*), max(attempt) from document_vectors where model = @model group by document_id", new { model },
            cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Id, row => new VectorStamp(row.Count, row.Attempt), StringComparer.Ordinal);
    }

    /// <summary>The vectors of a document, each with its chunk's number.</summary>
    public async Task<ImmutableArray<(long Ordinal, ReadOnlyMemory<float> Vector)>> Load(
        string id, string model, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select ordinal as "Ordinal", vector as "Vector" from document_vectors
            where document_id = @id and model = @model order by ordinal
            """,
            new { id, model },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.Ordinal, VectorBytes.Read(row.Vector)))];
    }

    /// <summary>A chunk as it is now, if it still is of this reading; null if not.</summary>
    public async Task<FoundChunk?> Chunk(string id, long ordinal, long attempt, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<FoundChunk>(new CommandDefinition(
            """
            select chunk.document_id as "DocumentId", documents.name as "Document", chunk.heading as "Heading", chunk.text as "Text"
            from document_vectors vector
            join document_chunks chunk on chunk.document_id = vector.document_id and chunk.ordinal = vector.ordinal
            join documents on documents.id = chunk.document_id
            where vector.document_id = @id and vector.ordinal = @ordinal and vector.attempt = @attempt
            """,
            new { id, ordinal, attempt },
            cancellationToken: cancellationToken));
    }

    private sealed record Row
    {
        public long Ordinal { get; init; }

        public byte[] Vector { get; init; } = [];
    }
}
