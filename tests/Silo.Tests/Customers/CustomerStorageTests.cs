using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Customers;

public sealed class SqliteCustomerStorageTests(SqliteFile file) : CustomerStorageCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresCustomerStorageTests(TestPostgres postgres) : CustomerStorageCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
