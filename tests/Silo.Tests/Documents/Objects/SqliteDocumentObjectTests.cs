using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Documents.Objects;

public sealed class SqliteDocumentObjectTests(SqliteFile file) : DocumentObjectCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
