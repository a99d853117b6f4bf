using System.Text.Json;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Stores comments on PostgreSQL.</summary>
internal sealed class PostgresCommentWriter : IPostgresEffectWriter<CommentStored>
{
    // One statement changes a row once: of several commits of one comment in a batch the last one counts.
    private const string Last =
        $"""
        (select document from (
            select document, row_number() over (partition by document ->> 'id' order by number desc) as place
            from (select document, row_number() over () as number from {IPostgresEffectWriter.Effects}) numbered) ranked
        where place = 1) newest
        """;

    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        CommentColumns.Upsert("comments", CommentColumns.Comments, CommentColumns.OfDocument, "now()", $"from {Last}"),
        $"""
        insert into comment_replies (reply_id, comment_id, created_at)
        select document ->> 'reply', document ->> 'id', now() from {IPostgresEffectWriter.Effects}
        where document ->> 'reply' is not null
        on conflict (reply_id) do nothing
        """,
    ];

    /// <inheritdoc/>
    public string Document(CommentStored effect) =>
        JsonSerializer.Serialize(CommentDocument.Of(effect), CommentDocumentJson.Default.CommentDocument);
}
