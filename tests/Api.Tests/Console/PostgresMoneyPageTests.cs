using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public sealed class PostgresMoneyPageTests : MoneyPageTests
{
    private protected override async Task<ITestDatabase> CreateDatabase() => await PostgresDatabase.CreateOrSkip();
}
