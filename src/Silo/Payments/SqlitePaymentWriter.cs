using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Payments;

/// <summary>Stores on SQLite how payments stand.</summary>
internal sealed class SqlitePaymentWriter : ISqliteEffectWriter<PaymentChanged>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, PaymentChanged effect, DateTimeOffset now)
    {
        var values = new DynamicParameters(PaymentDocument.Of(effect));
        values.Add("now", now);
        transaction.Connection!.Execute(
            """
            insert into payments (
                id, provider, provider_id, session_key, order_number, plan, amount, currency, status, refunded, granted, problem, url,
                created_at, updated_at, checked_at)
            values (
                @Id, @Provider, @ProviderId, @SessionKey, @OrderNumber, @Plan, @Amount, @Currency, @Status, @Refunded, @Granted, @Problem,
                @Url, @CreatedAt, @now, @CheckedAt)
            on conflict (id) do update set
                provider_id = excluded.provider_id, amount = excluded.amount, currency = excluded.currency, status = excluded.status,
                refunded = excluded.refunded, granted = excluded.granted, problem = excluded.problem, url = excluded.url,
                checked_at = excluded.checked_at, updated_at = excluded.updated_at
            """,
            values,
            transaction);
    }
}
