using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores on SQLite what managers decide of orders.</summary>
internal sealed class SqliteOrderStatusWriter : ISqliteEffectWriter<OrderStatusChange>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, OrderStatusChange effect, DateTimeOffset now) => transaction.Connection!.Execute(
        "update orders set status = @Status, updated_at = @now where external_id = @Number and session_key = @SessionKey",
        new { effect.Status, effect.Number, effect.SessionKey, now },
        transaction);
}
