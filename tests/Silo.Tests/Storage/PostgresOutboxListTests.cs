using System.Text.Json;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What a page of the outbox costs on PostgreSQL, in rows: as many as it shows, however much was delivered.</summary>
public sealed class PostgresOutboxListTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private const int Shown = 20;
    private const int Delivered = 20_000;

    [Fact]
    public async Task The_newest_of_every_status_are_found_without_reading_the_rest()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await storage.Execute(
            """
            insert into deliveries (
                id, account, recipient, session_key, sequence, message, lane, status, attempts, repeats, due_at, created_at, sent_at)
            select n, 'other', n::text, 'other:' || n, 1, '""', 0, case when n % 500 = 0 then 'failed' else 'sent' end, 1, 0, now(), now(), now()
            from generate_series(1, @Delivered) n
            """,
            new { Delivered });
        await storage.Execute(
            """
            insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
            select 'other', 'r' || n, 'other', n, '""', 0, now(), now() from generate_series(1, 40) n
            """);
        await storage.Execute("vacuum analyze deliveries, outbox");

        foreach (var status in OutboxQueries.Statuses.Append(null))
        {
            var json = (await storage.Query<string>(
                $"explain (analyze, format json) select * {OutboxQueries.From(status)} order by id desc limit {Shown}", new { status })).Single();

            using var document = JsonDocument.Parse(json);
            Assert.InRange(Rows(document.RootElement[0].GetProperty("Plan")), 0, 6 * Shown);
        }
    }

    // What was read, and what was read in vain.
    private static double Rows(JsonElement node)
    {
        if (node.TryGetProperty("Plans", out var parts))
            return parts.EnumerateArray().Sum(Rows);
        var vain = node.TryGetProperty("Rows Removed by Filter", out var removed) ? removed.GetDouble() : 0;
        return (node.GetProperty("Actual Rows").GetDouble() + vain) * node.GetProperty("Actual Loops").GetDouble();
    }
}
