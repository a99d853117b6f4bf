using System.Text.Json;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores on PostgreSQL what becomes of calls for a person.</summary>
internal sealed class PostgresEscalationChangeWriter : IPostgresEffectWriter<EscalationChange>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        update escalations e set status = '{EscalationStatus.Taken}', taken_by = document ->> 'manager',
            taken_at = (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        where e.session_key = document ->> 'sessionKey' and e.status = '{EscalationStatus.Open}'
          and document ->> 'status' = '{EscalationStatus.Taken}' and e.reason = coalesce(document ->> 'reason', e.reason)
        """,
        $"""
        update escalations e set status = '{EscalationStatus.Closed}', closed_by = document ->> 'manager',
            closed_at = (document ->> 'at')::timestamptz, closed_how = document ->> 'how'
        from {IPostgresEffectWriter.Effects}
        where e.session_key = document ->> 'sessionKey' and e.status <> '{EscalationStatus.Closed}'
          and document ->> 'status' = '{EscalationStatus.Closed}' and e.reason = coalesce(document ->> 'reason', e.reason)
        """,
    ];

    /// <inheritdoc/>
    public string Document(EscalationChange effect) => JsonSerializer.Serialize(effect, EscalationJson.Default.EscalationChange);
}
