using System.Text.Json;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Crm;

/// <summary>Stores on PostgreSQL what the CRM is to be told.</summary>
internal sealed class PostgresCrmTaskWriter : IPostgresEffectWriter<CrmTask>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into crm_tasks (id, session_key, kind, username, order_number, status, at, due_at)
        select document ->> 'id', document ->> 'sessionKey', document ->> 'kind', document ->> 'username', document ->> 'orderNumber',
            document ->> 'status', (document ->> 'at')::timestamptz, (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        on conflict (id) do nothing
        """,
    ];

    /// <inheritdoc/>
    public string Document(CrmTask effect) => JsonSerializer.Serialize(effect, CrmTaskDocument.Default.CrmTask);
}
