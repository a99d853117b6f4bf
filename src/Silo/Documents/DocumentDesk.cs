using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Silo.Storage;
using Npgsql;

namespace MirtAi.Silo.Documents;

/// <summary>What people do with documents.</summary>
public sealed class DocumentDesk
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 200;

    private readonly IDatabase database;
    private readonly DocumentContents contents;
    private readonly DocumentQueries documents;
    private readonly TimeProvider clock;

    internal DocumentDesk(IDatabase database, DocumentContents contents, DocumentQueries documents, TimeProvider clock) =>
        (this.database, this.contents, this.documents, this.clock) = (database, contents, documents, clock);

    /// <summary>Stores a new document, unless its bytes are there already.</summary>
    public async Task<DocumentReceipt> Upload(string name, Stream body, string person, CancellationToken cancellationToken)
    {
        var (content, refused) = await Store(name, body, cancellationToken);
        if (content is null)
            return refused!;
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        // Whoever has the same bytes may delete them meanwhile.
        while (!await Insert(id, name, content, person, cancellationToken))
        {
            if (await documents.FindByHash(content.Sha256, cancellationToken) is not { } known)
                continue;
            await contents.Delete(content.Id, cancellationToken);
            return new(DocumentOutcome.Known, known);
        }

        return new(DocumentOutcome.Stored, await documents.FindBare(id, cancellationToken));
    }

    /// <summary>Gives a document other bytes and another name. What it was answers until they are read, or cannot be read.</summary>
    public async Task<DocumentReceipt> Replace(string id, string name, Stream body, string person, CancellationToken cancellationToken)
    {
        if (await documents.FindBare(id, cancellationToken) is null)
            return new(DocumentOutcome.Missing);
        var (content, refused) = await Store(name, body, cancellationToken);
        if (content is null)
            return refused!;
        if (await documents.FindByHash(content.Sha256, cancellationToken) is not { } same)
        {
            if (await Exchange(id, name, content, person, cancellationToken))
                return new(DocumentOutcome.Stored, await documents.FindBare(id, cancellationToken));
            same = await documents.FindByHash(content.Sha256, cancellationToken);
        }

        await contents.Delete(content.Id, cancellationToken);
        return same is null ? new(DocumentOutcome.Missing) : new(same.Id == id ? DocumentOutcome.Known : DocumentOutcome.OfAnother, same);
    }

    /// <summary>Has a document read again; what was read before answers until then. False if there is none.</summary>
    public async Task<bool> Reprocess(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"""
            update documents set status = 'pending', reason = null, failures = 0, attempt = attempt + 1, updated_at = {database.Now}
            where id = @id
            """,
            new { id },
            cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Deletes a document with its bytes, its text and all by which it was found. False if there is none.</summary>
    public async Task<bool> Delete(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var content = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "delete from documents where id = @id returning content_id", new { id }, transaction, cancellationToken: cancellationToken));
        if (content is null)
            return false;
        await connection.ExecuteAsync(new CommandDefinition(
            $"{DocumentWork.DeleteChunks} {DocumentContents.GiveUp}", new { id, content }, transaction,
            cancellationToken: cancellationToken));
        await DocumentIndex.ChunksChanged(connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await contents.DeleteGivenUp(content, cancellationToken);
        return true;
    }

    private async Task<(StoredContent? Content, DocumentReceipt? Refused)> Store(
        string name, Stream body, CancellationToken cancellationToken)
    {
        if (DocumentFormats.Of(name) is null)
            return (null, new(DocumentOutcome.UnknownFormat));
        return await contents.Store(body, cancellationToken) switch
        {
            null => (null, new(DocumentOutcome.TooLarge)),
            { Size: 0 } => (null, new(DocumentOutcome.Empty)),
            var content => (content, null),
        };
    }

    private async Task<bool> Insert(string id, string name, StoredContent content, string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"""
            insert into documents (id, name, media_type, sha256, size, content_id, status, uploaded_by, created_at, updated_at)
            values (@id, @name, @mediaType, @Sha256, @Size, @contentId, 'pending', @person, {database.Now}, {database.Now})
            on conflict (sha256) do nothing
            """,
            Values(id, name, content, person),
            cancellationToken: cancellationToken)) > 0;
    }

    private async Task<bool> Exchange(string id, string name, StoredContent content, string person, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var old = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "select content_id from documents where id = @id", new { id }, transaction, cancellationToken: cancellationToken));
        try
        {
            var changed = await connection.ExecuteAsync(new CommandDefinition(
                $"""
                update documents set name = @name, media_type = @mediaType, sha256 = @Sha256, size = @Size, content_id = @contentId,
                    status = 'pending', reason = null, failures = 0, attempt = attempt + 1, uploaded_by = @person,
                    updated_at = {database.Now}
                where id = @id
                """,
                Values(id, name, content, person),
                transaction,
                cancellationToken: cancellationToken));
            if (changed == 0)
                return false;
        }
        catch (DbException exception) when (IsTaken(exception))
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            DocumentContents.GiveUp, new { content = old }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        if (old is not null)
            await contents.DeleteGivenUp(old, cancellationToken);
        return true;
    }

    private static object Values(string id, string name, StoredContent content, string person) => new
    {
        id,
        name,
        mediaType = DocumentFormats.MediaType(DocumentFormats.Of(name)!),
        content.Sha256,
        content.Size,
        contentId = content.Id,
        person,
    };

    private static bool IsTaken(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || (exception is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE });
}
