using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Audit;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Audit;

/// <summary>Stores on SQLite what a person did.</summary>
internal sealed class SqliteAuditWriter : ISqliteEffectWriter<AuditEntry>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, AuditEntry effect, DateTimeOffset now) => transaction.Connection!.Execute(
        "insert into audit_log (at, person, action, session_key, subject) values (@At, @Person, @Action, @SessionKey, @Subject)",
        effect,
        transaction);
}
