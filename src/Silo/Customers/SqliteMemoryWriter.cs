using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers;

/// <summary>Stores what is remembered of customers on SQLite.</summary>
internal sealed class SqliteMemoryWriter : ISqliteEffectWriter<CustomerRemembered>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, CustomerRemembered effect, DateTimeOffset now) => transaction.Connection!.Execute(
        """
        insert into customer_memories (session_key, memory, updated_at) values (@SessionKey, @memory, @now)
        on conflict (session_key) do update set memory = excluded.memory, updated_at = excluded.updated_at
        """,
        new { effect.SessionKey, memory = MemoryJson.Write(effect.Memory), now },
        transaction);
}
