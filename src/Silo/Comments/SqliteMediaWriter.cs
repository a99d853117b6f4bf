using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Stores posts on SQLite.</summary>
internal sealed class SqliteMediaWriter : ISqliteEffectWriter<MediaStored>
{
    private static readonly string Upsert =
        CommentColumns.Upsert("media", CommentColumns.Media, column => "@" + column.Member, "@now", "where true");

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, MediaStored effect, DateTimeOffset now)
    {
        var values = new DynamicParameters(effect.Media);
        values.Add("now", now);
        transaction.Connection!.Execute(Upsert, values, transaction);
    }
}
