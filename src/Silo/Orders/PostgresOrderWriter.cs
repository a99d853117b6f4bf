using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores placed orders on PostgreSQL. A number that is stored already stays as it is.</summary>
internal sealed class PostgresOrderWriter : IPostgresEffectWriter<PlacedOrder>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        with fresh as (
            insert into orders (external_id, session_key, currency, total, due_now, payment_method, full_name, phone, city, branch)
            select document ->> 'number', document ->> 'sessionKey', document ->> 'currency', (document ->> 'total')::numeric,
                   (document ->> 'dueNow')::numeric, document ->> 'paymentMethod', document ->> 'fullName', document ->> 'phone',
                   document ->> 'city', document ->> 'branch'
            from {IPostgresEffectWriter.Effects}
            on conflict (external_id) do nothing
            returning id, external_id)
        insert into order_lines (order_id, position, product_id, name, size, color, quantity, price)
        select fresh.id, lines.n, line ->> 'productId', line ->> 'name', line ->> 'size', line ->> 'color',
               (line ->> 'quantity')::integer, (line ->> 'price')::numeric
        from {IPostgresEffectWriter.Effects}
        join fresh on fresh.external_id = document ->> 'number',
        jsonb_array_elements(document -> 'lines') with ordinality as lines(line, n)
        """,
    ];

    /// <inheritdoc/>
    public string Document(PlacedOrder effect) => OrderDocument.Of(effect).ToJson();
}
