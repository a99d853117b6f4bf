using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on PostgreSQL what providers told of payments.</summary>
internal sealed class PostgresPaymentEventWriter : IPostgresEffectWriter<PaymentHeard>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into payment_events (provider, event_id, payment_id, session_key, status, amount, currency, refunded, outcome, at)
        select document ->> 'provider', document ->> 'eventId', document ->> 'paymentId', document ->> 'sessionKey',
            document ->> 'status', (document ->> 'amount')::numeric, document ->> 'currency', (document ->> 'refunded')::numeric,
            document ->> 'outcome', (document ->> 'at')::timestamptz
        from {IPostgresEffectWriter.Effects}
        on conflict (provider, event_id) do nothing
        """,
    ];

    /// <inheritdoc/>
    public string Document(PaymentHeard effect) => PaymentEventDocument.Of(effect).ToJson();
}
