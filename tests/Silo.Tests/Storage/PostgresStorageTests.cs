using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Tests.Accounts;
using MirtAi.Silo.Tests.Delivery;
using MirtAi.Silo.Tests.Jobs;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

public sealed class PostgresCommitStoreTests(TestPostgres postgres) : CommitStoreCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresCommitRaceTests(TestPostgres postgres) : CommitRaceCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);

    internal override IEnumerable<Func<string, Commit>> Impossible() =>
    [
        .. base.Impossible(),
        key => Commits.Of(key, 0, key, state: "{"),
        key => Commits.Of(key, 0, key, state: """{"a":"\u0000"}"""),
        key => Commits.Of(key, 0, key).With(Commits.Line(key, 1, "a\0b")),
        key => Commits.Of(key, 0, key).With(Commits.Line(key, 1, "half a pair \ud83d")),
        key => Commits.Of(key, 0, key + "\0"),
    ];
}

public sealed class PostgresJobLockTests(TestPostgres postgres) : JobLockCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresOutboxTests(TestPostgres postgres) : OutboxCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

internal static class PostgresStart
{
    public static Task<TestStorage> Or(TestPostgres postgres, TimeSpan? retention, Action<IServiceCollection>? more = null)
    {
        Assert.SkipUnless(TestPostgres.IsAvailable, TestPostgres.Reason);
        return TestStorage.StartPostgres(postgres.ConnectionString, retention, more: more);
    }
}

public sealed class PostgresCredentialVaultTests(TestPostgres postgres) : CredentialVaultCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresUnsentLineTests(TestPostgres postgres) : UnsentLineCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresTranscriptTests(TestPostgres postgres) : TranscriptCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresOrderTests(TestPostgres postgres) : OrderCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresCheckTests(TestPostgres postgres) : StorageCheckCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class PostgresRetentionTests(TestPostgres postgres) : RetentionCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
