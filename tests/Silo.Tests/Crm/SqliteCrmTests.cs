using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Crm;

public sealed class SqliteCrmTests(SqliteFile file) : CrmCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
