using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Crm;

/// <summary>Stores on SQLite what the CRM is to be told.</summary>
internal sealed class SqliteCrmTaskWriter : ISqliteEffectWriter<CrmTask>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, CrmTask effect, DateTimeOffset now) => transaction.Connection!.Execute(
        """
        insert into crm_tasks (id, session_key, kind, username, order_number, status, at, due_at)
        values (@Id, @SessionKey, @Kind, @Username, @OrderNumber, @Status, @At, @At)
        on conflict (id) do nothing
        """,
        effect,
        transaction);
}
