using System.Data.Common;
using Dapper;
using MirtAi.Grains.Documents;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents;

/// <summary>The documents that wait to be read, and what was read of them.</summary>
internal sealed class DocumentWork(IDatabase database)
{
    /// <summary>Chunks of a statement.</summary>
    public const int Batch = 50;

    /// <summary>Deletes what is found of the document <c>@id</c>, and everything by which it is found.</summary>
    public const string DeleteChunks = """
        delete from document_vectors where document_id = @id;
        delete from document_terms where document_id = @id;
        delete from document_chunks where document_id = @id;
        """;

    /// <summary>The one that has waited longest, which is not given out again before the others; null if none waits.</summary>
    public Task<ClaimedDocument?> Claim(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ClaimedDocument>(new CommandDefinition(
            $"""
            update documents set status = 'processing', attempt = attempt + 1, failures = failures + 1, updated_at = {database.Now}
            where status in ('pending', 'processing')
                and id = (select id from documents where status in ('pending', 'processing') order by updated_at, id limit 1)
            returning id as "Id", name as "Name", content_id as "ContentId", size as "Size", attempt as "Attempt", failures as "Failures"
            """,
            cancellationToken: cancellationToken));
    });

    /// <summary>Nothing was wrong with it: the process ends, and another one goes on.</summary>
    public Task Return(ClaimedDocument document, CancellationToken cancellationToken) =>
        Change(document, "status = 'pending', failures = failures - 1", null, cancellationToken);

    /// <summary>It cannot be read, and nothing of it is found any more.</summary>
    public Task Fail(ClaimedDocument document, string reason, CancellationToken cancellationToken) =>
        Store(document, [], "status = 'failed', markdown = null, failures = 0, reason = @text", reason, cancellationToken);

    /// <summary>
    /// Puts what was read in the place of what was found before, in one step: whoever searches finds the one or the other. False if the
    /// document is another since, or is gone.
    /// </summary>
    public Task<bool> Finish(
        ClaimedDocument document, string markdown, IEnumerable<DocumentChunk> chunks, CancellationToken cancellationToken) =>
        Store(document, chunks, "status = 'ready', reason = null, failures = 0, markdown = @text", markdown, cancellationToken);

    private Task<bool> Change(ClaimedDocument document, string changes, string? text, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return await Change(connection, null, document, changes, text, cancellationToken);
        });

    private async Task<bool> Change(
        DbConnection connection, DbTransaction? transaction, ClaimedDocument document, string changes, string? text,
        CancellationToken cancellationToken) => await connection.ExecuteAsync(new CommandDefinition(
            $"update documents set {changes}, updated_at = {database.Now} where id = @Id and attempt = @Attempt and status = 'processing'",
            new { document.Id, document.Attempt, text },
            transaction,
            cancellationToken: cancellationToken)) > 0;

    private Task<bool> Store(
        ClaimedDocument document, IEnumerable<DocumentChunk> chunks, string changes, string text, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // Whoever deletes or replaces it waits for this row, or has been faster.
            if (!await Change(connection, transaction, document, changes, text, cancellationToken))
                return false;
            await connection.ExecuteAsync(new CommandDefinition(
                DeleteChunks, new { id = document.Id }, transaction, cancellationToken: cancellationToken));
            var first = 0;
            foreach (var batch in chunks.Chunk(Batch))
            {
                await Insert(connection, transaction, document.Id, batch, first, cancellationToken);
                first += batch.Length;
            }

            await DocumentIndex.ChunksChanged(connection, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });

    private async Task Insert(
        DbConnection connection, DbTransaction transaction, string id, DocumentChunk[] chunks, int first,
        CancellationToken cancellationToken)
    {
        var rows = chunks.Index().Select(chunk => (Ordinal: first + chunk.Index, Chunk: chunk.Item)).ToList();
        var terms = rows
            .SelectMany(row => DocumentTerms.Of($"{row.Chunk.Topic}\n{row.Chunk.Text}").Select(term => (row.Ordinal, Term: term)))
            .ToList();
        if (database.Provider == StorageProvider.Postgres)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into document_chunks (document_id, ordinal, heading, text)
                select @id, * from unnest(@ordinals, @headings, @texts);
                insert into document_terms (document_id, ordinal, term) select @id, * from unnest(@places, @terms)
                """,
                new
                {
                    id,
                    ordinals = rows.Select(row => row.Ordinal).ToArray(),
                    headings = rows.Select(row => row.Chunk.Heading).ToArray(),
                    texts = rows.Select(row => row.Chunk.Text).ToArray(),
                    places = terms.Select(term => term.Ordinal).ToArray(),
                    terms = terms.Select(term => term.Term).ToArray(),
                },
                transaction,
                cancellationToken: cancellationToken));
            return;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            "insert into document_chunks (document_id, ordinal, heading, text) values (@id, @Ordinal, @Heading, @Text)",
            rows.Select(row => new { id, row.Ordinal, row.Chunk.Heading, row.Chunk.Text }), transaction,
            cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into document_terms (document_id, ordinal, term) values (@id, @Ordinal, @Term)",
            terms.Select(term => new { id, term.Ordinal, term.Term }), transaction, cancellationToken: cancellationToken));
    }
}
