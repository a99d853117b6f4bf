using System.Text.Json;
using MirtAi.Grains.Escalations;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Stores calls for a person on PostgreSQL.</summary>
internal sealed class PostgresEscalationWriter : IPostgresEffectWriter<Escalation>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into escalations (session_key, reason, level, state, at)
        select document ->> 'sessionKey', document ->> 'reason', document ->> 'level', document ->> 'state',
            (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        """,
    ];

    /// <inheritdoc/>
    public string Document(Escalation effect) =>
        JsonSerializer.Serialize(EscalationDocument.Of(effect), EscalationJson.Default.EscalationDocument);
}
