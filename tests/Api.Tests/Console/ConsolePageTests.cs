using Microsoft.AspNetCore.Builder;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Console;

/// <summary>Tests of the console's pages, signed in and in English; derived for each database.</summary>
public abstract class ConsolePageTests : IAsyncLifetime
{
    private EdgeHost? host;
    private ConsoleClient? console;

    private protected EdgeHost Host => host!;

    private protected ITestDatabase Database => Host.Database;

    private protected ConsoleClient Console => console!;

    private protected abstract Task<ITestDatabase> CreateDatabase();

    /// <summary>Adds what the pages need beside the edge.</summary>
    private protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    public async ValueTask InitializeAsync()
    {
        host = await EdgeHost.Start(await CreateDatabase(), Configure, environment: "Production");
        console = await ConsoleClient.SignedIn(host.Address);
        await console.Page("/console?lang=en");
    }

    public async ValueTask DisposeAsync()
    {
        console?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
