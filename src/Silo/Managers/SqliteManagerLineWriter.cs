using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Stores on SQLite which manager wrote a line.</summary>
internal sealed class SqliteManagerLineWriter : ISqliteEffectWriter<ManagerLine>
{
    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, ManagerLine effect, DateTimeOffset now) => transaction.Connection!.Execute(
        "insert into manager_lines (session_key, sequence, manager, at) values (@SessionKey, @Sequence, @Manager, @At)",
        effect,
        transaction);
}
