using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Replays;

public sealed class SqliteReplayTests(SqliteFile file) : ReplayCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
