using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

public sealed class PostgresSchemaTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private const string CountDeletions = """
        create table deletions (number bigint not null);
        create function count_deletions() returns trigger language plpgsql as $$
        begin
            insert into deletions select count(*) from gone;
            return null;
        end $$;
        create trigger count_deletions after delete on webhook_dedupe referencing old table as gone
            for each statement execute function count_deletions();
        """;

    [Fact]
    public async Task Processes_that_start_together_upgrade_an_empty_database_once()
    {
        Assert.SkipUnless(TestPostgres.IsAvailable, TestPostgres.Reason);

        var processes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestStorage.StartPostgres(postgres.ConnectionString)));
        await using var later = await TestStorage.StartPostgres(postgres.ConnectionString);

        var versions = SchemaScripts.Of(StorageProvider.Postgres).Select(script => script.Version);
        Assert.Equal(versions, await later.Query<int>("select version from schema_version order by version"));
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await storage.Execute("insert into schema_version values (9999, 'newer', now())");
        try
        {
            var refused = await Assert.ThrowsAsync<SchemaTooNewException>(() => TestStorage.StartPostgres(postgres.ConnectionString));

            Assert.Contains("9999", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await storage.Execute("delete from schema_version where version = 9999");
        }
    }

    [Fact]
    public async Task No_index_holds_what_changes_with_every_message_so_that_rows_are_updated_in_their_page()
    {
        await using var storage = await PostgresStart.Or(postgres, null);

        var indexes = await storage.Query<string>("select indexdef from pg_indexes where tablename = 'grain_state'");

        Assert.NotEmpty(indexes);
        Assert.All(indexes, index => Assert.DoesNotMatch(@"\b(version|state|wake_at|updated_at)\b", index));
    }

    [Fact]
    public async Task The_function_for_operators_deletes_expired_event_ids_and_counts_them()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await storage.Execute("delete from webhook_dedupe");
        await Expire(storage, count: 3);
        await storage.Store.Commit(Commits.Of(Commits.NewKey(), 0, "alive"), TestContext.Current.CancellationToken);

        Assert.Equal([3], await storage.Query<int>("select cleanup_expired_webhook_dedupe()"));

        Assert.Equal(["alive"], await storage.Query<string>("select dedupe_key from webhook_dedupe"));
    }

    [Fact]
    public async Task The_cleanup_deletes_little_at_a_time_so_that_no_statement_takes_too_long()
    {
        await using var storage = await PostgresStart.Or(postgres, null);
        await storage.Execute("delete from webhook_dedupe");
        await Expire(storage, count: 30_001);
        await storage.Execute(CountDeletions);
        using var stop = new CancellationTokenSource();
        var job = new CleanupJob(
            DeduplicationRegistration.Expiry, storage.Database, new StopAtRecord(stop), TimeProvider.System,
            NullLogger<CleanupJob>.Instance);

        await job.Run(new JobLease(job.Name, "test", 1, TimeSpan.FromMinutes(1), TimeProvider.System), stop.Token);

        Assert.Equal([0L], await storage.Query<long>("select count(*) from webhook_dedupe"));
        Assert.InRange((await storage.Query<long>("select max(number) from deletions")).Single(), 1, 10_000);
    }

    private static Task<int> Expire(TestStorage storage, int count) => storage.Execute(
        """
        insert into webhook_dedupe (dedupe_key, processed_at, expires_at)
        select 'expired-' || n, now() - interval '8 days', now() - interval '1 day' from generate_series(1, @count) n
        """,
        new { count });

    /// <summary>The job notes each run: the first one is enough.</summary>
    private sealed class StopAtRecord(CancellationTokenSource stop) : IJobLock
    {
        public Task Record(JobLease lease, TimeSpan took, TimeSpan untilNext, CancellationToken cancellationToken) => stop.CancelAsync();

        public Task<int> RecordFailure(JobLease lease, TimeSpan took, string reason, CancellationToken cancellationToken) =>
            Task.FromResult(1);

        public Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken) =>
            Task.FromResult<JobLease?>(null);

        public Task TakeRequest(JobLease lease, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<bool> Renew(JobLease lease, TimeSpan length, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task Release(JobLease lease, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
