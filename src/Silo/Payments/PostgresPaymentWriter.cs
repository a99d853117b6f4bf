using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on PostgreSQL how payments stand.</summary>
internal sealed class PostgresPaymentWriter : IPostgresEffectWriter<PaymentChanged>
{
    /// <inheritdoc/>
    /// <remarks>Commits of one payment are never in one batch: each waits for the one before it.</remarks>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into payments (
            id, provider, provider_id, session_key, order_number, plan, amount, currency, status, refunded, granted, problem, url,
            created_at, checked_at)
        select document ->> 'id', document ->> 'provider', document ->> 'providerId', document ->> 'sessionKey',
            document ->> 'orderNumber', document ->> 'plan', (document ->> 'amount')::numeric, document ->> 'currency',
            document ->> 'status', (document ->> 'refunded')::numeric, (document ->> 'granted')::numeric, document ->> 'problem',
            document ->> 'url', (document ->> 'createdAt')::timestamptz, (document ->> 'checkedAt')::timestamptz
        from {IPostgresEffectWriter.Effects}
        on conflict (id) do update set
            provider_id = excluded.provider_id, amount = excluded.amount, currency = excluded.currency, status = excluded.status,
            refunded = excluded.refunded, granted = excluded.granted, problem = excluded.problem, url = excluded.url,
            checked_at = excluded.checked_at, updated_at = now()
        """,
    ];

    /// <inheritdoc/>
    public string Document(PaymentChanged effect) => PaymentDocument.Of(effect).ToJson();
}
