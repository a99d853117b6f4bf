using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Tests.Storage.Effects.Visits;

internal sealed class SqliteVisitWriter : ISqliteEffectWriter<Visit>
{
    public void Write(SqliteTransaction transaction, Visit effect, DateTimeOffset now) => transaction.Connection!.Execute(
        "insert into visits (session_key, page, seconds) values (@SessionKey, @Page, @Seconds)", effect, transaction);
}
