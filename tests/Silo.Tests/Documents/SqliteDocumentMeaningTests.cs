using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Documents;

public sealed class SqliteDocumentMeaningTests(SqliteFile file) : DocumentMeaningCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
