using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public sealed class SqliteCommentPageTests : CommentPageTests
{
    private protected override Task<ITestDatabase> CreateDatabase() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
