using System.Text.Json;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Stores on PostgreSQL how subscriptions stand.</summary>
internal sealed class PostgresSubscriptionWriter : IPostgresEffectWriter<SubscriptionChanged>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days)
        select document ->> 'sessionKey', document ->> 'plan', document ->> 'status', (document ->> 'startedAt')::timestamptz,
            (document ->> 'endsAt')::timestamptz, (document ->> 'remindedDays')::integer
        from {IPostgresEffectWriter.Effects}
        on conflict (session_key) do update set
            plan = excluded.plan, status = excluded.status, started_at = excluded.started_at, ends_at = excluded.ends_at,
            reminded_days = excluded.reminded_days, updated_at = now()
        """,
    ];

    /// <inheritdoc/>
    public string Document(SubscriptionChanged effect) =>
        JsonSerializer.Serialize(SubscriptionDocument.Of(effect), SubscriptionStorageJson.Default.SubscriptionDocument);
}
