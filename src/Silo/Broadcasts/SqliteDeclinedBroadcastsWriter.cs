using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Withdraws on SQLite what waits of broadcasts for a customer who wants none.</summary>
internal sealed class SqliteDeclinedBroadcastsWriter : ISqliteEffectWriter<BroadcastsDeclined>
{
    private const string Where = $"where session_key = @SessionKey and {BroadcastRows.Lane} and {BroadcastRows.Open}";

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, BroadcastsDeclined effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        insert into deliveries ({BroadcastRows.Columns}) select {BroadcastRows.Declined} from outbox {Where};
        delete from outbox {Where};
        """,
        effect,
        transaction);
}
