using System.Text.Json;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores on PostgreSQL when a person answered first.</summary>
internal sealed class PostgresEscalationAnsweredWriter : IPostgresEffectWriter<EscalationAnswered>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        update escalations e set answered_by = document ->> 'manager', answered_at = (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        where e.session_key = document ->> 'sessionKey' and e.status <> '{EscalationStatus.Closed}' and e.answered_at is null
        """,
    ];

    /// <inheritdoc/>
    public string Document(EscalationAnswered effect) => JsonSerializer.Serialize(effect, EscalationJson.Default.EscalationAnswered);
}
