using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers.Links;

/// <summary>Stores whose session it is on PostgreSQL.</summary>
internal sealed class PostgresLinkWriter : IPostgresEffectWriter<CustomerLinked>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into customer_links (session_key, customer, linked_by, linked_at)
        select document ->> 'sessionKey', document ->> 'customer', document ->> 'manager', (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        on conflict (session_key) do update
        set customer = excluded.customer, linked_by = excluded.linked_by, linked_at = excluded.linked_at
        """,
    ];

    /// <inheritdoc/>
    public string Document(CustomerLinked effect) => JsonSerializer.Serialize(effect, CustomerJson.Default.CustomerLinked);
}
