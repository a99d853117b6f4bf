using System.Text.Json;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Stores posts on PostgreSQL.</summary>
internal sealed class PostgresMediaWriter : IPostgresEffectWriter<MediaStored>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        CommentColumns.Upsert("media", CommentColumns.Media, CommentColumns.OfDocument, "now()", $"from {CommentColumns.Newest}"),
    ];

    /// <inheritdoc/>
    public string Document(MediaStored effect) => JsonSerializer.Serialize(effect.Media, CommentDocumentJson.Default.Media);
}
