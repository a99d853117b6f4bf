using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Withdraws on SQLite what the customer has not got.</summary>
internal sealed class SqliteWithdrawalWriter : ISqliteEffectWriter<UnsentWithdrawn>
{
    private const string Said = "where session_key = @SessionKey and sequence <= @UpTo and";
    private const string Where = $"{Said} {WithdrawnRows.Open}";

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, UnsentWithdrawn effect, DateTimeOffset now) => transaction.Connection!.Execute(
        $"""
        insert into deliveries ({WithdrawnRows.Columns}) select {WithdrawnRows.Values} from outbox {Where};
        delete from outbox {Where};
        update outbox set withdrawn = 1 {Said} {WithdrawnRows.OnTheirWay};
        """,
        effect,
        transaction);
}
