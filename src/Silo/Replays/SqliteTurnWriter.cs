using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Replays;

/// <summary>Stores completed turns on SQLite.</summary>
internal sealed class SqliteTurnWriter : ISqliteEffectWriter<TurnRecorded>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, TurnRecorded effect, DateTimeOffset now) => transaction.Connection!.Execute(
        """
        insert into turns (session_key, turn_id, at, channel, state, waited_ms, replay)
        values (@SessionKey, @TurnId, @At, @Channel, @State, @WaitedMilliseconds, @Replay)
        """,
        effect,
        transaction);
}
