
namespace MirtAi.Api.Tests.Dashboard;

/// <summary>A class fixture: the service as a process, with the settings that tests have.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private ServiceProcess? service;

    public ServiceProcess Service => service ?? throw new InvalidOperationException("It was not started.");

    /// <summary>A new customer of the web chat.</summary>
    public async Task<HttpClient> Customer()
    {
        var client = new HttpClient { BaseAddress = Service.Address };
        using var page = await client.GetAsync("/chat", TestContext.Current.CancellationToken);
        page.EnsureSuccessStatusCode();
        return client;
    }

    public async ValueTask InitializeAsync() => service = await ServiceProcess.StartAsync(
        new ServiceOptions { Settings = new Dictionary<string, string> { ["Orleans:Dashboard"] = "true" } });

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
    }
}
