using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Documents;

public sealed class SqliteDocumentTests(SqliteFile file) : DocumentCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
