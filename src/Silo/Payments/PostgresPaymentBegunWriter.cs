using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on PostgreSQL the state of payments that begin; one that there is stays as it is.</summary>
internal sealed class PostgresPaymentBegunWriter : IPostgresEffectWriter<PaymentBegun>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        insert into grain_state (kind, key, version, state, wake_at)
        select '{IPaymentGrain.Kind}', document ->> 'id', 1, (document ->> 'state')::jsonb, (document ->> 'dueAt')::timestamptz
        from {IPostgresEffectWriter.Effects}
        on conflict (kind, key) do nothing
        """,
    ];

    /// <inheritdoc/>
    public string Document(PaymentBegun effect) => PaymentBegunDocument.Of(effect).ToJson();
}
