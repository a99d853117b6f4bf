using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores calls for a person on SQLite.</summary>
internal sealed class SqliteEscalationWriter : ISqliteEffectWriter<Escalation>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, Escalation effect, DateTimeOffset now) => transaction.Connection!.Execute(
        "insert into escalations (session_key, reason, level, state, at) values (@SessionKey, @Reason, @Level, @State, @At)",
        EscalationDocument.Of(effect),
        transaction);
}
