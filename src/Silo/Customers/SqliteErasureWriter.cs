using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Customers;

/// <summary>Erases customers from all personal tables on SQLite.</summary>
internal sealed class SqliteErasureWriter(IEnumerable<PersonalTable> tables) : ISqliteEffectWriter<CustomerErased>
{
    private readonly string[] statements = [.. tables.Select(table => table.Erase("@SessionKey")).OfType<string>()];

    /// <inheritdoc/>
    public bool IsLast => true;

    /// <inheritdoc/>
    public void Write(SqliteTransaction transaction, CustomerErased effect, DateTimeOffset now)
    {
        foreach (var statement in statements)
            transaction.Connection!.Execute(statement, new { effect.SessionKey }, transaction);
    }
}
