using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Retention;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Transcripts;

/// <summary>Empties on SQLite a line that the customer took back, and deletes its photos.</summary>
internal sealed class SqliteUnsentWriter : ISqliteEffectWriter<LineUnsent>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, LineUnsent effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        delete from attachments
        where session_key = @SessionKey and {RetentionJob.NoProof} and exists (
            select 1 from messages m
            where m.session_key = @SessionKey and m.sequence = @Sequence and instr(m.images, attachments.id) > 0);
        update messages set {UnsentLine.Assignments} where session_key = @SessionKey and sequence = @Sequence;
        """,
        effect,
        transaction);
}
