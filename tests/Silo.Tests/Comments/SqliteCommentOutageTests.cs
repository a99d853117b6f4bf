using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Comments;

public sealed class SqliteCommentOutageTests(SqliteFile file) : CommentOutageCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
