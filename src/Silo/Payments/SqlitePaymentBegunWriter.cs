using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on SQLite the state of payments that begin; one that there is stays as it is.</summary>
internal sealed class SqlitePaymentBegunWriter : ISqliteEffectWriter<PaymentBegun>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, PaymentBegun effect, DateTimeOffset now)
    {
        var begun = PaymentBegunDocument.Of(effect);
        transaction.Connection!.Execute(
            """
            insert into grain_state (kind, key, version, state, wake_at, updated_at) values (@kind, @Id, 1, @State, @DueAt, @now)
            on conflict do nothing
            """,
            new { kind = IPaymentGrain.Kind, begun.Id, begun.State, begun.DueAt, now },
            transaction);
    }
}
