using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Documents;

/// <summary>Reads documents for the management API and the console.</summary>
public sealed class DocumentQueries(IDatabase database)
{
    private const string Columns = """
        id as "Id", name as "Name", media_type as "MediaType", sha256 as "Sha256", size as "Size", status as "Status", reason as "Reason",
        uploaded_by as "UploadedBy", created_at as "CreatedAt", updated_at as "UpdatedAt",
        (select count(*) from document_chunks where document_id = documents.id) as "Chunks"
        """;

    /// <summary>Documents, newest first; of a status, and with these words in their name. Two queries, however long the page is.</summary>
    public async Task<Listing<DocumentView>> List(string? status, string? search, PageRequest page, CancellationToken cancellationToken)
    {
        const string Matching = """
            from documents
            where (cast(@status as text) is null or status = @status)
              and (cast(@search as text) is null or lower(name) like @search escape '!')
            """;
        var values = new { status, search = search is { Length: > 0 } ? SearchPattern.Containing(search) : null };
        await using var connection = await database.Open(cancellationToken);
        SearchPattern.FoldAllAlphabets(connection);
        return await connection.ReadPage<DocumentView>(Columns, Matching, "created_at desc, id desc", values, page, cancellationToken);
    }

    /// <summary>One document with its text, or null.</summary>
    public async Task<DocumentDetails?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DocumentDetails>(new CommandDefinition(
            $"""select {Columns}, markdown as "Markdown" from documents where id = @id""", new { id },
            cancellationToken: cancellationToken));
    }

    /// <summary>One document without its text, which may be long, or null.</summary>
    public Task<DocumentView?> FindBare(string id, CancellationToken cancellationToken) => FindBare("id", id, cancellationToken);

    /// <summary>The document with these bytes, or null.</summary>
    public Task<DocumentView?> FindByHash(string sha256, CancellationToken cancellationToken) =>
        FindBare("sha256", sha256, cancellationToken);

    private async Task<DocumentView?> FindBare(string column, string value, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DocumentView>(new CommandDefinition(
            $"select {Columns} from documents where {column} = @value", new { value }, cancellationToken: cancellationToken));
    }
}
