using System.Text.Json;
using Dapper;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>Writes rows as the service does.</summary>
internal static class Seed
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Task Session(
        this IDatabase database, string key, int minute = 0, string mode = "bot", string state = "STATE_1_DISCOVERY",
        string? name = null, string? username = null, int pending = 0, object? order = null)
    {
        var json = JsonSerializer.Serialize(new
        {
            channel = key.Split(':')[0],
            recipient = key.Split(':')[1],
            customer = new { name, username, language = "uk" },
            conversation = new { state, phase = "DISCOVERY", language = "ru", lastIntent = "GREETING", order },
            mode,
            pending,
        });
        return database.Write(
            $"""
            insert into grain_state (kind, key, version, state, wake_at, updated_at)
            values ('session', @key, 7, {(database.Provider == StorageProvider.Postgres ? "cast(@json as jsonb)" : "@json")}, @wakeAt, @at)
            """, new { key, json, at = Noon.AddMinutes(minute), wakeAt = minute == 0 ? (DateTimeOffset?)null : Noon.AddHours(1) });
    }

    public static Task ModelCall(
        this IDatabase database, string model, string purpose, int input, int output, long? cost, string outcome) =>
        database.Write(
            """
            insert into model_calls
                (at, session_key, purpose, provider, model, input_tokens, cached_tokens, output_tokens,
                cost, latency_ms, outcome, is_fallback)
            values (@at, 'telegram:1', @purpose, 'peer', @model, @input, 0, @output, @cost, 100, @outcome, @fallback)
            """, new { at = Noon, purpose, model, input, output, cost, outcome, fallback = false });

    public static Task Line(this IDatabase database, string key, long sequence, int author, string text, string images = "[]") =>
        database.Write(
            """
            insert into messages (session_key, sequence, at, author, kind, text, images, sent_at, position)
            values (@key, @sequence, @at, @author, 0, @text, @images, @at, 0)
            """, new { key, sequence, author, text, images, at = Noon.AddSeconds(sequence) });

    public static async Task<long> Outbox(
        this IDatabase database, string key, long sequence, string text, string status, string images = "[]", bool html = false,
        DateTimeOffset? at = null, bool? isDone = null)
    {
        var time = at ?? Noon.AddSeconds(sequence);
        await using var connection = await database.Open(TestContext.Current.CancellationToken);
        var id = await connection.ExecuteScalarAsync<long>(
            """
            insert into outbox (account, recipient, session_key, sequence, message, status, attempts, due_at, last_error, created_at)
            values (@account, @recipient, @key, @sequence, @message, @status, 3, @due, 'refused', @at) returning id
            """,
            new
            {
                account = key.Split(':')[0],
                recipient = key.Split(':')[1],
                key,
                sequence,
                message = $$"""{"text":{{JsonSerializer.Serialize(text)}},"html":{{(html ? "true" : "false")}},"images":{{images}}}""",
                status,
                at = time,
                due = Noon.AddDays(1),
            });
        if (isDone ?? status is "sent" or "failed" or "undeliverable")
            await database.Deliver(id, status, status == "sent" ? time : null);
        return id;
    }

    public static Task Deliver(this IDatabase database, long id, string status, DateTimeOffset? at) => database.Write(
        """
        insert into deliveries (
            id, account, recipient, session_key, sequence, message, status, attempts, due_at, last_error, created_at, sent_at)
        select id, account, recipient, session_key, sequence, message, @status, attempts, due_at, last_error, created_at, @at from outbox where id = @id;
        delete from outbox where id = @id
        """,
        new { id, status, at });

    public static async Task Write(this IDatabase database, string sql, object parameters)
    {
        await using var connection = await database.Open(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(sql, parameters);
    }

    public static async Task<T> Value<T>(this IDatabase database, string sql)
    {
        await using var connection = await database.Open(TestContext.Current.CancellationToken);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }
}
