using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Comments;

/// <summary>Reads posts for the management API.</summary>
public sealed class MediaQueries(IDatabase database)
{
    private const string Columns = """
        id as "Id", caption as "Caption", permalink as "Permalink", kind as "Type", posted_at as "PostedAt", context as "Context",
        processing_enabled as "ProcessingEnabled", comments_enabled as "CommentsEnabled"
        """;

    /// <summary>Posts, those first that were commented on last for the first time.</summary>
    public async Task<Listing<MediaView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ReadPage<MediaView>(Columns, "from media", "seen_at desc, id desc", null, page, cancellationToken);
    }

    /// <summary>One post, or null.</summary>
    public async Task<MediaView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<MediaView>(new CommandDefinition(
            $"select {Columns} from media where id = @id", new { id }, cancellationToken: cancellationToken));
    }
}
