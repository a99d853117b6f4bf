using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Comments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Comments;

/// <summary>Stores comments on SQLite.</summary>
internal sealed class SqliteCommentWriter : ISqliteEffectWriter<CommentStored>
{
    private static readonly string Upsert =
        CommentColumns.Upsert("comments", CommentColumns.Comments, column => "@" + column.Member, "@now", "where true");

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, CommentStored effect, DateTimeOffset now)
    {
        var values = new DynamicParameters(CommentDocument.Of(effect));
        values.Add("now", now);
        transaction.Connection!.Execute(Upsert, values, transaction);
        if (effect.Reply is not null)
        {
            transaction.Connection!.Execute(
                """
                insert into comment_replies (reply_id, comment_id, created_at) values (@Reply, @Id, @now)
                on conflict (reply_id) do nothing
                """,
                values,
                transaction);
        }
    }
}
