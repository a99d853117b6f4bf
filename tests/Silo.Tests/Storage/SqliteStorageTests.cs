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
