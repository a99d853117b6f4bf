using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on SQLite what providers told of payments.</summary>
internal sealed class SqlitePaymentEventWriter : ISqliteEffectWriter<PaymentHeard>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, PaymentHeard effect, DateTimeOffset now) => transaction.Connection!.Execute(
        """
        insert into payment_events (provider, event_id, payment_id, session_key, status, amount, currency, refunded, outcome, at)
        values (@Provider, @EventId, @PaymentId, @SessionKey, @Status, @Amount, @Currency, @Refunded, @Outcome, @At)
        on conflict (provider, event_id) do nothing
        """,
        PaymentEventDocument.Of(effect),
        transaction);
}
