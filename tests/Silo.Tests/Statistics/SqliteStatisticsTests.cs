using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Statistics;

public sealed class SqliteStatisticsTests(SqliteFile file) : StatisticsCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
