using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores proofs of payment with their orders on PostgreSQL.</summary>
internal sealed class PostgresProofWriter : IPostgresEffectWriter<PaymentProof>
{
    /// <inheritdoc/>
    public IEnumerable<string> Statements =>
    [
        $"""
        update orders
        set proofs = proofs || added.list, updated_at = now()
        from (
            select document ->> 'order' as number, jsonb_agg(document - 'order') as list
            from {IPostgresEffectWriter.Effects}
            group by 1) as added
        where external_id = added.number
        """,
    ];

    /// <inheritdoc/>
    public string Document(PaymentProof effect) => ProofDocument.Of(effect).ToJson();
}
