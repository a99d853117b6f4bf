using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Broadcasts;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Withdraws on SQLite a piece of what nobody has got of a broadcast.</summary>
internal sealed class SqliteWithdrawnBroadcastWriter : ISqliteEffectWriter<BroadcastWithdrawn>
{
    // The index upon the broadcast goes by the id within it: nothing is sorted, and both statements find the same.
    private static readonly string Where =
        $"""
        where id in (
            select id from outbox where {BroadcastRows.Of(StorageProvider.Sqlite, "@Broadcast")} and {BroadcastRows.Open}
            order by id limit {BroadcastRows.Piece})
        """;

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, BroadcastWithdrawn effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        insert into deliveries ({BroadcastRows.Columns}) select {BroadcastRows.Withdrawn} from outbox {Where};
        delete from outbox {Where};
        """,
        effect,
        transaction);
}
