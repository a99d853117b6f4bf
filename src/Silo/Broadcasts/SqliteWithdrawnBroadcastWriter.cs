using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Broadcasts;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Withdraws on SQLite what nobody has got of a broadcast.</summary>
internal sealed class SqliteWithdrawnBroadcastWriter : ISqliteEffectWriter<BroadcastWithdrawn>
{
    private static readonly string Where =
        $"where {BroadcastRows.Of(StorageProvider.Sqlite, "@Broadcast")} and {BroadcastRows.Open}";

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, BroadcastWithdrawn effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        insert into deliveries ({BroadcastRows.Columns}) select {BroadcastRows.Withdrawn} from outbox {Where};
        delete from outbox {Where};
        """,
        effect,
        transaction);
}
