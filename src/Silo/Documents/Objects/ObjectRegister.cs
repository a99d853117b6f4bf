using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>
/// The table <c>document_objects</c>: which contents lie in the object store. It knows an object before the store does, so that none is
/// forgotten there, whenever a process dies.
/// </summary>
internal sealed class ObjectRegister(IDatabase database)
{
    /// <summary>
    /// Marks the object <c>@content</c> for deletion, in the transaction that gives it up; nothing where the bytes are in the database.
    /// </summary>
    public const string GiveUp = "update document_objects set unwanted = (1 = 1) where content_id = @content;";

    /// <summary>An upload whose document is not there may go on for so long.</summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    /// <summary>An object is about to be stored.</summary>
    public Task Add(string id, CancellationToken cancellationToken) => Execute(
        $"insert into document_objects (content_id, at) values (@id, {database.Now})", new { id }, cancellationToken);

    /// <summary>It is no longer there.</summary>
    public Task Remove(string id, CancellationToken cancellationToken) =>
        Execute("delete from document_objects where content_id = @id", new { id }, cancellationToken);

    /// <summary>It is not needed any more.</summary>
    public Task MarkUnwanted(string id, CancellationToken cancellationToken) => Execute(GiveUp, new { content = id }, cancellationToken);

    /// <summary>Whether a content lies in the store.</summary>
    public Task<bool> Has(string id, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from document_objects where content_id = @id)", new { id }, cancellationToken: cancellationToken));
    });

    /// <summary>Objects that belong to no document: given up, or left behind by an upload that never ended.</summary>
    public Task<IReadOnlyList<string>> Orphans(int limit, CancellationToken cancellationToken) =>
        StorageFaults.Guard<IReadOnlyList<string>>(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            return [.. await connection.QueryAsync<string>(new CommandDefinition(
                $"""
                select content_id from document_objects
                where (unwanted = (1 = 1) or at < {database.After("@age")})
                    and not exists (select 1 from documents where documents.content_id = document_objects.content_id)
                order by at limit @limit
                """,
                new { age = -LongestUpload.TotalSeconds, limit },
                cancellationToken: cancellationToken))];
        });

    private Task<int> Execute(string sql, object values, CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    });
}
