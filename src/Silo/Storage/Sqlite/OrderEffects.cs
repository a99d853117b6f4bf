using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Orders;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>Writes the orders of a commit in its transaction; what <c>commit_orders</c> does on PostgreSQL.</summary>
internal static class OrderEffects
{
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, Commit commit, DateTimeOffset now)
    {
        foreach (var order in commit.Effects.Orders.Placed.Select(OrderDocument.Of))
            Write(connection, transaction, order, now);
        foreach (var proof in commit.Effects.Orders.Proofs.Select(ProofDocument.Of).Where(proof => proof.Order is not null))
        {
            connection.Execute(
                "update orders set proofs = json_insert(proofs, '$[#]', json(@document)), updated_at = @now where external_id = @Order",
                new { document = (proof with { Order = null }).ToJson(), proof.Order, now }, transaction);
        }
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, OrderDocument order, DateTimeOffset now)
    {
        var values = new DynamicParameters(order);
        values.Add("now", now);
        var id = connection.ExecuteScalar<long?>(
            """
            insert into orders (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch, created_at, updated_at)
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
            order.Lines.Select(line => new { id, line.Position, line.ProductId, line.Name, line.Size, line.Color, line.Quantity, line.Price }),
            transaction);
    }
}
