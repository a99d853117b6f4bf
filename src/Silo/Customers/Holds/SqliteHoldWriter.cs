using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>Stores on SQLite whose data are held.</summary>
internal sealed class SqliteHoldWriter : ISqliteEffectWriter<HoldChanged>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, HoldChanged effect, DateTimeOffset now) => transaction.Connection!.Execute(
        effect.Hold is null
            ? "delete from legal_holds where session_key = @SessionKey"
            : """
              insert into legal_holds (session_key, manager, reason, since, erasure_asked_at)
              values (@SessionKey, @Manager, @Reason, @Since, @ErasureAskedAt)
              on conflict (session_key) do update set erasure_asked_at = excluded.erasure_asked_at
              """,
        HoldDocument.Of(effect),
        transaction);
}
