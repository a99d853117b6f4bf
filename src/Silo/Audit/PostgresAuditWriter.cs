using System.Text.Json;
using MirtAi.Grains.Audit;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Audit;

/// <summary>Stores on PostgreSQL what a person did.</summary>
internal sealed class PostgresAuditWriter : IPostgresEffectWriter<AuditEntry>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into audit_log (at, person, action, session_key, subject)
        select (document ->> 'at')::timestamptz, document ->> 'person', document ->> 'action', document ->> 'sessionKey',
            document ->> 'subject'
        from {IPostgresEffectWriter.Effects}
        """,
    ];

    /// <inheritdoc/>
    public string Document(AuditEntry effect) => JsonSerializer.Serialize(effect, AuditJson.Default.AuditEntry);
}
