using System.Text.Json;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers;

/// <summary>Stores what is remembered of customers on PostgreSQL.</summary>
internal sealed class PostgresMemoryWriter : IPostgresEffectWriter<CustomerRemembered>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into customer_memories (session_key, memory, updated_at)
        select document ->> 'sessionKey', (document ->> 'memory')::jsonb, now() from {IPostgresEffectWriter.Effects}
        on conflict (session_key) do update set memory = excluded.memory, updated_at = excluded.updated_at
        """,
    ];

    /// <inheritdoc/>
    public string Document(CustomerRemembered effect) => JsonSerializer.Serialize(
        new MemoryDocument(effect.SessionKey, MemoryJson.Write(effect.Memory)), CustomerJson.Default.MemoryDocument);
}
