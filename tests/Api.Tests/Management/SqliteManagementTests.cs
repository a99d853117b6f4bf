using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Management;

public sealed class SqliteManagementTests : ManagementTests
{
    private protected override Task<ITestDatabase> CreateDatabase() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
