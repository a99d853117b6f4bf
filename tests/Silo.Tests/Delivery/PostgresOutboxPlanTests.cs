using System.Text.Json;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>
/// What a look at the outbox costs on PostgreSQL, in rows and pages: the same however much was delivered, waits in other lanes, or stands in one line.
/// </summary>
public sealed class PostgresOutboxPlanTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    [Fact]
    public async Task Finding_the_heads_costs_a_few_steps_for_each_recipient_whatever_waits_behind_them()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await Insert(storage, lane: 0, recipients: 64, each: 1);
        await storage.Execute("vacuum analyze outbox");
        var alone = await Explain(storage);

        await Insert(storage, lane: 0, recipients: 1_000, each: 20);
        await Insert(storage, lane: 1, recipients: 1, each: 20_000);
        await Insert(storage, lane: 2, recipients: 60_000, each: 1);
        await storage.Execute("vacuum analyze outbox");
        var grown = await Explain(storage);

        Assert.Equal((64, Outbox.PageSizes[OutboxLane.Conversation] + 1 + Outbox.PageSizes[OutboxLane.Broadcast]), (alone.Rows, grown.Rows));
        Assert.DoesNotContain(grown.Scans, scan => scan.Kind.Contains("Seq", StringComparison.Ordinal));
        // To the next recipient, to the head of its line, and to its row.
        Assert.InRange(grown.Scans.Sum(scan => scan.Rows), 1, 3 * (grown.Rows + 3));
        Assert.InRange(grown.Pages / (double)grown.Rows, 1, 2 * alone.Pages / (double)alone.Rows + 8);
    }

    [Fact]
    public async Task Passing_over_recipients_that_must_wait_costs_the_same_however_many_they_are()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await Insert(storage, lane: 0, recipients: 20, each: 1, "shared");
        await Insert(storage, lane: 0, recipients: 40_000, each: 2, "shared");
        await Insert(storage, lane: 0, recipients: 20, each: 3, "shared");
        await storage.Execute("vacuum analyze outbox");

        var plan = await Explain(storage, "shared", "of-2-", "of-2.");

        Assert.Equal(40, plan.Rows);
        Assert.DoesNotContain(plan.Scans, scan => scan.Kind.Contains("Seq", StringComparison.Ordinal));
        Assert.InRange(plan.Scans.Sum(scan => scan.Rows), 1, 3 * (plan.Rows + 3));
    }

    [Fact]
    public async Task A_process_of_the_version_before_still_stores_its_commits()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        var key = Commits.NewKey();

        var outcomes = await storage.Query<short>(
            """
            select (commit_grains(
                array['session'], array[@key], array[0::bigint], array['{}'], array[null::timestamptz], array[null::text], interval '7 days',
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                array[1], array[@key], array['1'], array[5::bigint], array['{"text":"old"}'], '{}', '{}', '{}', '{}'))[1]
            """,
            new { key });

        Assert.Equal([(short)0], outcomes);
        Assert.Equal([0], await storage.Query<int>("select lane from outbox where account = @key and sequence = 5", new { key }));
    }

    private static Task<int> Insert(TestStorage storage, int lane, int recipients, int each, string account = "other") => storage.Execute(
        """
        insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
        select @account, 'of-' || @each || '-' || r, 'other', n, '{"text":"text"}', @lane, now() - interval '1 minute', now()
        from generate_series(1, @recipients) r, generate_series(1, @each) n
        """,
        new { account, lane, recipients, each });

    private static async Task<Plan> Explain(
        TestStorage storage, string account = "other", string closedFrom = "", string closedTo = "")
    {
        var json = (await storage.Query<string>(
            "explain (analyze, buffers, format json) " + storage.Outbox.HeadsSql,
            new { account, after0 = "", after1 = "", after2 = "", closedFrom, closedTo })).Single();
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
