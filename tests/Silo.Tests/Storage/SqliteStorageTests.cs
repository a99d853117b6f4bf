using Microsoft.Extensions.Time.Testing;
using MirtAi.Silo.Tests.Accounts;
using MirtAi.Silo.Tests.Delivery;
using MirtAi.Silo.Tests.Jobs;

namespace MirtAi.Silo.Tests.Storage;

public sealed class SqliteCommitStoreTests(SqliteFile file) : CommitStoreCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteCommitRaceTests(SqliteFile file) : CommitRaceCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteJobLockTests(SqliteFile file) : JobLockCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteOutboxTests(SqliteFile file) : OutboxCompliance, IClassFixture<SqliteFile>
{
    /// <summary>As it always is by a part of a millisecond.</summary>
    [Fact]
    public async Task A_message_is_due_at_once_though_our_clock_is_ahead_of_the_databases()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(10_000));
        var key = Commits.NewKey();
        await using var ahead = await file.Start(null, clock);

        await ahead.Store.Commit(Commits.Of(key, 0) with { Effects = new() { Outbox = [Commits.Entry(key, "a", key, "1")] } }, Token);

        Assert.Single((await ahead.Outbox.Heads(key, _ => "", null, Token))[0].Due);
    }

    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteCredentialVaultTests(SqliteFile file) : CredentialVaultCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteUnsentLineTests(SqliteFile file) : UnsentLineCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteTranscriptTests(SqliteFile file) : TranscriptCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteOrderTests(SqliteFile file) : OrderCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteCheckTests(SqliteFile file) : StorageCheckCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class SqliteRetentionTests(SqliteFile file) : RetentionCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
