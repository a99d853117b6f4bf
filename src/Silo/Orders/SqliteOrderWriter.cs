using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores placed orders on SQLite. A number that is stored already stays as it is.</summary>
internal sealed class SqliteOrderWriter : ISqliteEffectWriter<PlacedOrder>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, PlacedOrder effect, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var order = OrderDocument.Of(effect);
        var values = new DynamicParameters(order);
        values.Add("now", now);
        var id = connection.ExecuteScalar<long?>(
            """
            insert into orders
                (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
            values (@Number, @SessionKey, @Currency, @Total, @DueNow, @PaymentMethod, @FullName, @Phone, @City, @Branch, @now, @now)
            on conflict (external_id) do nothing
            returning id
            """,
            values,
            transaction);
        if (id is null)
            return;

        connection.Execute(
            """
            insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
            values (@id, @Position, @ProductId, @Name, @Size, @Color, @Quantity, @Price)
            """,
            order.Lines.Select(line =>
                new { id, line.Position, line.ProductId, line.Name, line.Size, line.Color, line.Quantity, line.Price }),
            transaction);
    }
}
