using System.Data.Common;
using Dapper;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Comments;

/// <summary>Reads posts for the management API and the console.</summary>
public sealed class MediaQueries(IDatabase database)
{
    private const string Columns = """
        id as "Id", caption as "Caption", permalink as "Permalink", kind as "Type", posted_at as "PostedAt", context as "Context",
        description as "Description", processing_enabled as "ProcessingEnabled", comments_enabled as "CommentsEnabled"
        """;

    /// <summary>
    /// Posts, those first that were commented on last for the first time, with the counts of their comments: three queries, however long
    /// the page is.
    /// </summary>
    public async Task<Listing<MediaView>> List(PageRequest page, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var posts = await connection.ReadPage<MediaView>(Columns, "from media", "seen_at desc, id desc", null, page, cancellationToken);
        var counts = await Counts(connection, [.. posts.Items.Select(post => post.Id)], cancellationToken);
        return posts.With<MediaView>([.. posts.Items.Select(post => post with { Counts = [.. counts[post.Id]] })]);
    }

    /// <summary>One post, or null.</summary>
    public async Task<MediaView?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var post = await connection.QuerySingleOrDefaultAsync<MediaView>(new CommandDefinition(
            $"select {Columns} from media where id = @id", new { id }, cancellationToken: cancellationToken));
        return post is null ? null : post with { Counts = [.. (await Counts(connection, [id], cancellationToken))[id]] };
    }

    /// <summary>Whether a post is known.</summary>
    public async Task<bool> Exists(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from media where id = @id)", new { id }, cancellationToken: cancellationToken));
    }

    private async Task<ILookup<string, CommentCount>> Counts(DbConnection connection, string[] ids, CancellationToken cancellationToken)
    {
        var counts = await connection.QueryAsync<Count>(new CommandDefinition(
            $"""
            select media_id as "MediaId", type as "Type", count(*) as "Total",
                coalesce(sum(case when classified_at > {database.After("-3600")} then 1 else 0 end), 0) as "LastHour"
            from comments
            where {database.IsOneOf("media_id", "@ids")} and own = {database.False} and deleted = {database.False} and type is not null
            group by media_id, type order by type
            """,
            new { ids },
            cancellationToken: cancellationToken));
        return counts.ToLookup(count => count.MediaId, count => count.ToCount());
    }

    private sealed record Count
    {
        public string MediaId { get; init; } = "";

        public string Type { get; init; } = "";

        public long Total { get; init; }

        public long LastHour { get; init; }

        public CommentCount ToCount() => new() { Type = Type, Total = Total, LastHour = LastHour };
    }
}
