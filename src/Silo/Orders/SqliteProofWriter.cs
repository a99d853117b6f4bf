using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Orders;

/// <summary>Stores proofs of payment with their orders on SQLite.</summary>
internal sealed class SqliteProofWriter : ISqliteEffectWriter<PaymentProof>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, PaymentProof effect, DateTimeOffset now)
    {
        var proof = ProofDocument.Of(effect);
        transaction.Connection!.Execute(
            "update orders set proofs = json_insert(proofs, '$[#]', json(@document)), updated_at = @now where external_id = @Order",
            new { document = (proof with { Order = null }).ToJson(), proof.Order, now },
            transaction);
    }
}
