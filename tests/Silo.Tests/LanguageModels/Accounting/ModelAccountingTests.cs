using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.LanguageModels.Accounting;

public sealed class PostgresModelAccountingTests(TestPostgres postgres) : ModelAccountingCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteModelAccountingTests(SqliteFile file) : ModelAccountingCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
