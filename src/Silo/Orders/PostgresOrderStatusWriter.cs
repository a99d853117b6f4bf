using System.Text.Json;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores on PostgreSQL what managers decide of orders.</summary>
internal sealed class PostgresOrderStatusWriter : IPostgresEffectWriter<OrderStatusChange>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        update orders o set status = document ->> 'status', updated_at = now()
        from {IPostgresEffectWriter.Effects}
        where o.external_id = document ->> 'number' and o.session_key = document ->> 'sessionKey'
        """,
    ];

    /// <inheritdoc/>
    public string Document(OrderStatusChange effect) => JsonSerializer.Serialize(effect, OrderJson.Default.OrderStatusChange);
}
