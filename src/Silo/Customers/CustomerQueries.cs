using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Silo.Customers;

/// <summary>Reads everything that is held about a customer: what the registered <see cref="PersonalTable"/>s hold.</summary>
public sealed class CustomerQueries(IDatabase database, IEnumerable<PersonalTable> personalTables)
{
    private readonly PersonalTable[] tables = [.. personalTables];

    /// <summary>Whether anything is held.</summary>
    public async Task<bool> Holds(string key, CancellationToken cancellationToken)
    {
        var proofs = tables.Where(table => table.Proves).Select(table => $"exists (select 1 from {table.Name} where {table.For("@key")})");
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select case when {string.Join(" or ", proofs)} then 1 else 0 end", new { key }, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>What the customer is called; null if it is not known.</summary>
    public async Task<string?> NameOf(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            $"select {CustomerName.Of("@key")}", new { key }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Writes everything about the customer of a session as one JSON document, as of one moment: the keys of all their sessions, and the
    /// rows of each table under its name. Row by row, so that it takes little memory however much there is.
    /// </summary>
    public async Task Export(string key, Stream output, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var moment = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        string[] keys =
        [
            .. await connection.QueryAsync<string>(new CommandDefinition(
                CustomerLinks.Keys, new { sessionKey = key }, moment, cancellationToken: cancellationToken)),
        ];
        var parameters = new DynamicParameters();
        foreach (var (index, session) in keys.Index())
            parameters.Add(Name(index), session);
        var named = string.Join(", ", keys.Select((_, index) => "@" + Name(index)));
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("key", key);
        writer.WriteStartArray("keys");
        foreach (var session in keys)
            writer.WriteStringValue(session);
        writer.WriteEndArray();
        foreach (var table in tables)
            await WriteRows(table);
        writer.WriteEndObject();

        async Task WriteRows(PersonalTable table)
        {
            var select = $"select {table.Columns} from {table.Name} where {table.For(named)} order by {table.Order}";
            writer.WriteStartArray(table.Member);
            var command = new CommandDefinition(select, parameters, moment, cancellationToken: cancellationToken);
            await using (var rows = await connection.ExecuteReaderAsync(command))
            {
                while (await rows.ReadAsync(cancellationToken))
                {
                    RowJson.Write(writer, rows, table.Documents);
                    await writer.FlushAsync(cancellationToken);
                }
            }

            writer.WriteEndArray();
        }

        static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"key{index}");
    }
}
