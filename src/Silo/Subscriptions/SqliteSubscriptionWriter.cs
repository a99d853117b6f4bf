using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Stores on SQLite how subscriptions stand.</summary>
internal sealed class SqliteSubscriptionWriter : ISqliteEffectWriter<SubscriptionChanged>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, SubscriptionChanged effect, DateTimeOffset now)
    {
        var values = new DynamicParameters(SubscriptionDocument.Of(effect));
        values.Add("now", now);
        transaction.Connection!.Execute(
            """
            insert into subscriptions (session_key, plan, status, started_at, ends_at, reminded_days, updated_at)
            values (@SessionKey, @Plan, @Status, @StartedAt, @EndsAt, @RemindedDays, @now)
            on conflict (session_key) do update set
                plan = excluded.plan, status = excluded.status, started_at = excluded.started_at, ends_at = excluded.ends_at,
                reminded_days = excluded.reminded_days, updated_at = excluded.updated_at
            """,
            values,
            transaction);
    }
}
