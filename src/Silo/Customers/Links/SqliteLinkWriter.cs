using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers.Links;

/// <summary>Stores whose session it is on SQLite.</summary>
internal sealed class SqliteLinkWriter : ISqliteEffectWriter<CustomerLinked>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, CustomerLinked effect, DateTimeOffset now) => transaction.Connection!.Execute(
        """
        insert into customer_links (session_key, customer, linked_by, linked_at) values (@SessionKey, @Customer, @Manager, @At)
        on conflict (session_key) do update
        set customer = excluded.customer, linked_by = excluded.linked_by, linked_at = excluded.linked_at
        """,
        effect,
        transaction);
}
