using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public sealed class SqliteMoneyPageTests : MoneyPageTests
{
    private protected override Task<ITestDatabase> CreateDatabase() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
