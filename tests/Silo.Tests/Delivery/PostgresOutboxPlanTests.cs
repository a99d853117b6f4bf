using System.Text.Json;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>
/// What a look at the outbox costs on PostgreSQL, in rows and pages: the same with a broadcast and a long history as without.
/// </summary>
public sealed class PostgresOutboxPlanTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private const int Limit = 64;

    [Fact]
    public async Task Finding_what_is_due_reads_neither_what_is_sent_nor_a_broadcast_that_waits()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await Insert(storage, 0, "pending", Limit);
        var alone = await Explain(storage);

        await Insert(storage, 0, "sent", 200_000);
        await Insert(storage, 2, "pending", 100_000);
        await storage.Execute("analyze outbox");
        var grown = await Explain(storage);

        Assert.Equal((2 * Limit, Limit, 2 * Limit), (await Heads(storage, "other"), alone.Rows, grown.Rows));
        Assert.DoesNotContain(grown.Scans, scan => scan.Kind.Contains("Seq", StringComparison.Ordinal));
        // Each head is met once and looked up once.
        Assert.InRange(grown.Scans.Sum(scan => scan.Rows), 1, 2 * grown.Rows + 3);
        // Twice as many heads, in indexes of one or two levels more.
        Assert.InRange(grown.Pages, 1, 4 * alone.Pages + Limit);
    }

    [Fact]
    public async Task A_process_of_the_version_before_still_stores_its_commits()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        var key = Commits.NewKey();

        var outcomes = await storage.Query<short>(
            """
            select (commit_grains(
                array['session'], array[@key], array[0::bigint], array['{}'], array[null::timestamptz], array[null::text],
                interval '7 days',
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                array[1], array[@key], array['1'], array[5::bigint], array['{"text":"old"}'], '{}', '{}', '{}', '{}'))[1]
            """,
            new { key });

        Assert.Equal([(short)0], outcomes);
        Assert.Equal([0], await storage.Query<int>("select lane from outbox where account = @key and sequence = 5", new { key }));
    }

    private static async Task<int> Heads(TestStorage storage, string account) =>
        (await storage.Outbox.Heads(account, Limit, TestContext.Current.CancellationToken)).Count;

    private static Task<int> Insert(TestStorage storage, int lane, string status, int count) => storage.Execute(
        """
        insert into outbox (account, recipient, session_key, sequence, message, status, lane, due_at, created_at)
        select 'other', @lane || '-' || n, 'other', n, '{"text":"text"}', @status, @lane, now() - interval '1 minute', now()
        from generate_series(1, @count) n
        """,
        new { lane, status, count });

    private static async Task<Plan> Explain(TestStorage storage)
    {
        var json = (await storage.Query<string>(
            "explain (analyze, buffers, format json) " + storage.Outbox.HeadsSql(Limit), new { account = "other" })).Single();
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement[0].GetProperty("Plan");
        var pages = root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64();
        return new Plan((int)root.GetProperty("Actual Rows").GetDouble(), pages, [.. Scans(root)]);
    }

    private static IEnumerable<Scan> Scans(JsonElement node)
    {
        if (node.TryGetProperty("Relation Name", out var relation) && relation.GetString() == "outbox")
        {
            var removed = node.TryGetProperty("Rows Removed by Filter", out var filtered) ? filtered.GetDouble() : 0;
            var rows = (node.GetProperty("Actual Rows").GetDouble() + removed) * node.GetProperty("Actual Loops").GetDouble();
            yield return new Scan(node.GetProperty("Node Type").GetString()!, rows);
        }
        if (node.TryGetProperty("Plans", out var inner))
            foreach (var scan in inner.EnumerateArray().SelectMany(Scans))
                yield return scan;
    }

    private sealed record Plan(int Rows, long Pages, Scan[] Scans);

    private sealed record Scan(string Kind, double Rows);
}
