using System.Text.Json;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Stores comments on PostgreSQL.</summary>
internal sealed class PostgresCommentWriter : IPostgresEffectWriter<CommentStored>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        CommentColumns.Upsert("comments", CommentColumns.Comments, CommentColumns.OfDocument, "now()", $"from {CommentColumns.Newest}"),
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
