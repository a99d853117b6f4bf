using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

public sealed class PostgresManagementTests : ManagementTests
{
    private protected override async Task<ITestDatabase> CreateDatabase() => await PostgresDatabase.CreateOrSkip();
}
