using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Customers;

/// <summary>Reads everything that is held about a customer.</summary>
public sealed class CustomerQueries(IDatabase database)
{
    private const string State = "from grain_state where kind = 'session' and key = @key and state ->> 'erasedAt' is null";

    /// <summary>Whether anything is held.</summary>
    public async Task<bool> Holds(string key, CancellationToken cancellationToken)
    {
        var tables = PersonalTable.All.Where(table => table.Proves).Select(table => $"exists (select 1 from {table.Name} where {table.For("@key")})");
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select case when exists (select 1 {State}) or {string.Join(" or ", tables)} then 1 else 0 end", new { key }, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>
    /// Writes everything as one JSON document, as of one moment: the session's state, and the rows of each table under its name. Row by row,
    /// so that it takes little memory however much there is.
    /// </summary>
    public async Task Export(string key, Stream output, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var moment = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("key", key);
        await WriteRows("session", $"select version, updated_at, cast(state as text) as state {State}");
        foreach (var table in PersonalTable.All)
            await WriteRows(RowJson.Name(table.Name), $"select {table.Columns} from {table.Name} where {table.For("@key")} order by {table.Order}");
        writer.WriteEndObject();

        async Task WriteRows(string name, string select)
        {
            writer.WriteStartArray(name);
            await using (var rows = await connection.ExecuteReaderAsync(new CommandDefinition(select, new { key }, moment, cancellationToken: cancellationToken)))
            {
                while (await rows.ReadAsync(cancellationToken))
                {
                    RowJson.Write(writer, rows);
                    await writer.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
        }
    }
}
