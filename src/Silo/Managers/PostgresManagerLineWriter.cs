using System.Text.Json;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Stores on PostgreSQL which manager wrote a line.</summary>
internal sealed class PostgresManagerLineWriter : IPostgresEffectWriter<ManagerLine>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into manager_lines (session_key, sequence, manager, at)
        select document ->> 'sessionKey', (document ->> 'sequence')::bigint, document ->> 'manager', (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        """,
    ];

    /// <inheritdoc/>
    public string Document(ManagerLine effect) => JsonSerializer.Serialize(effect, ManagerJson.Default.ManagerLine);
}
