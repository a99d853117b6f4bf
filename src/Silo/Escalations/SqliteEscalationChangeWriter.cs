using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores on SQLite what becomes of calls for a person.</summary>
internal sealed class SqliteEscalationChangeWriter : ISqliteEffectWriter<EscalationChange>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, EscalationChange effect, DateTimeOffset now) => transaction.Connection!.Execute(
        effect.Status == EscalationStatus.Taken
            ? $"""
              update escalations set status = '{EscalationStatus.Taken}', taken_by = @Manager, taken_at = @At
              where session_key = @SessionKey and status = '{EscalationStatus.Open}' and reason = coalesce(@Reason, reason)
              """
            : $"""
              update escalations set status = '{EscalationStatus.Closed}', closed_by = @Manager, closed_at = @At, closed_how = @How
              where session_key = @SessionKey and status <> '{EscalationStatus.Closed}' and reason = coalesce(@Reason, reason)
              """,
        effect,
        transaction);
}
