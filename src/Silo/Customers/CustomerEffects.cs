using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace MirtAi.Silo.Customers;

/// <summary>
/// What a commit does to what is known of its customer, stored with it: a new memory, or the erasure of everything. Few commits do, so
/// it stands apart from what all do.
/// </summary>
internal static class CustomerEffects
{
    /// <summary>The call that stores the commits, with these effects of theirs in the same statement; adds their parameters.</summary>
    public static string Add(NpgsqlCommand command, IReadOnlyList<Commit> commits, string call)
    {
        var numbers = Enumerable.Range(1, commits.Count);
        int[] remembering = [.. numbers.Where(number => commits[number - 1].Effects.Memory is not null)];
        int[] erasing = [.. numbers.Where(number => commits[number - 1].Effects.Erases)];
        if (remembering.Length + erasing.Length == 0)
            return call;

        const string Keys = "($2::text[])";
        List<string> parts = [$"stored(outcomes) as materialized ({call})"];
        if (remembering.Length > 0)
        {
            var rows = Parameter(command, NpgsqlDbType.Integer, remembering);
            var memories = Parameter(command, NpgsqlDbType.Text, [.. remembering.Select(number => MemoryJson.Write(commits[number - 1].Effects.Memory!))]);
            parts.Add($"""
                remembered as (
                    insert into customer_memories (session_key, memory, updated_at)
                    select {Keys}[m.c], m.memory::jsonb, now() from stored, unnest({rows}, {memories}) as m(c, memory) where outcomes[m.c] = 0
                    on conflict (session_key) do update set memory = excluded.memory, updated_at = excluded.updated_at)
                """);
        }

        if (erasing.Length > 0)
        {
            parts.Add($"erased as materialized (select {Keys}[e.c] as key from stored, unnest({Parameter(command, NpgsqlDbType.Integer, erasing)}) as e(c) where outcomes[e.c] = 0)");
            parts.AddRange(PersonalTable.All.Select(table => $"no_{table.Name} as ({table.Erasure} where {table.For("select key from erased")})"));
        }

        return $"with {string.Join(", ", parts)} select outcomes from stored";
    }

    /// <summary>Does the same in a transaction of SQLite.</summary>
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, Commit commit, DateTimeOffset now)
    {
        if (commit.Effects.Memory is { } memory)
        {
            connection.Execute(
                """
                insert into customer_memories (session_key, memory, updated_at) values (@Key, @memory, @now)
                on conflict (session_key) do update set memory = excluded.memory, updated_at = excluded.updated_at
                """,
                new { commit.Key, memory = MemoryJson.Write(memory), now },
                transaction);
        }

        if (commit.Effects.Erases)
        {
            foreach (var table in PersonalTable.All)
                connection.Execute($"{table.Erasure} where {table.For("@Key")}", new { commit.Key }, transaction);
        }
    }

    private static string Parameter<T>(NpgsqlCommand command, NpgsqlDbType element, T[] values)
    {
        command.Parameters.Add(CommitBatch.Array(element, values));
        return $"${command.Parameters.Count}";
    }
}
