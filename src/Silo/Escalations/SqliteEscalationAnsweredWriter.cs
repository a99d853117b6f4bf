using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores on SQLite when a person answered first.</summary>
internal sealed class SqliteEscalationAnsweredWriter : ISqliteEffectWriter<EscalationAnswered>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, EscalationAnswered effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        update escalations set answered_by = @Manager, answered_at = @At
        where session_key = @SessionKey and status <> '{EscalationStatus.Closed}' and answered_at is null
        """,
        effect,
        transaction);
}
