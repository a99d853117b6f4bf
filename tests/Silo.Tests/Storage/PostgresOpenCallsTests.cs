using System.Text.Json;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What a page of the open calls costs on PostgreSQL, in rows: as many as it shows, however many wait.</summary>
public sealed class PostgresOpenCallsTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private const int Shown = 20;

    [Fact]
    public async Task The_most_urgent_ones_are_found_without_reading_the_rest()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await storage.Execute(
            """
            insert into escalations (session_key, reason, level, state, status, at)
            select 'telegram:' || n, 'COMPLAINT', 'L' || (1 + n % 3), 'STATE_0_INIT', case when n % 2 = 0 then 'open' else 'closed' end, now()
            from generate_series(1, 20000) n
            """);
        await storage.Execute("vacuum analyze escalations");

        var json = (await storage.Query<string>(
            $"explain (analyze, format json) select id {EscalationQueries.OpenOnes} order by {EscalationQueries.OpenOrder} limit {Shown}"))
            .Single();

        using var document = JsonDocument.Parse(json);
        Assert.InRange(Rows(document.RootElement[0].GetProperty("Plan")), Shown, 2 * Shown);
    }

    // What was read at the leaves of the plan.
    private static double Rows(JsonElement node) => node.TryGetProperty("Plans", out var parts)
        ? parts.EnumerateArray().Sum(Rows)
        : node.GetProperty("Actual Rows").GetDouble() * node.GetProperty("Actual Loops").GetDouble();
}
