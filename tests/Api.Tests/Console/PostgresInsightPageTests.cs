using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

public sealed class PostgresInsightPageTests : InsightPageTests
{
    private protected override async Task<ITestDatabase> CreateDatabase() => await PostgresDatabase.CreateOrSkip();
}
