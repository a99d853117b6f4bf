using MirtAi.Silo.Jobs;
using MirtAi.Silo.Retention;
using MirtAi.Silo.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What it costs on PostgreSQL to find that nothing, or something, is too old.</summary>
public sealed class PostgresRetentionPlanTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private const int Rows = 300_000, Batch = 20_000;

    [PostgresFact]
    public async Task A_look_at_a_large_table_reads_only_the_stretches_that_are_old()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        for (var first = 1; first <= Rows; first += Batch)
            await storage.Execute(
                """
                insert into messages (session_key, sequence, at, author, kind, text, sent_at, position)
                select 'customer-' || n % 1000, n, now() - interval '300 days' * (1 - n::float / @Rows), 0, 0, repeat('text ', 10), now(), n
                from generate_series(@first, @first + @Batch - 1) n
                """,
                new { Rows, first, Batch });
        await storage.Execute("vacuum analyze messages");
        var size = (await storage.Query<long>("select pg_relation_size('messages') / 8192")).Single();

        var nothing = await Explain(storage, TimeSpan.FromDays(365));
        var something = await Explain(storage, TimeSpan.FromDays(290));

        TestContext.Current.TestOutputHelper?.WriteLine($"{nothing.Pages} and {something.Pages} of {size} pages");
        Assert.Contains(nothing.Lines, line => line.Contains("messages_at", StringComparison.Ordinal));
        Assert.InRange(nothing.Pages, 0, size / 10);
        Assert.Contains(something.Lines, line => line.Contains("messages_at", StringComparison.Ordinal));
    }

    private static async Task<(IReadOnlyList<string> Lines, long Pages)> Explain(TestStorage storage, TimeSpan age)
    {
        var rows = RetentionJob.Rows(new RetentionOptions(), StorageProvider.Postgres).Single(rows => rows.Table == "messages");
        var statement = new ExpiredRows(rows, storage.Database).Statement;
        var lines = await storage.Query<string>(
            "explain (analyze, buffers) " + statement, new { age = -age.TotalSeconds, rows.MaxDeleted });
        var buffers = lines.First(line => line.Contains("Buffers: ", StringComparison.Ordinal));
        var counts = buffers.Split(' ').Where(word =>
            word.StartsWith("hit=", StringComparison.Ordinal) || word.StartsWith("read=", StringComparison.Ordinal));
        return (lines, counts.Sum(word => long.Parse(word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..], null)));
    }
}
