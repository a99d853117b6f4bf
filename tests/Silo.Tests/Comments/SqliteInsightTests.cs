using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Comments;

public sealed class SqliteInsightTests(SqliteFile file) : InsightCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
