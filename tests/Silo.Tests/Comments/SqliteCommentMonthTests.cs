using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Comments;

public sealed class SqliteCommentMonthTests(SqliteFile file) : CommentMonthCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
