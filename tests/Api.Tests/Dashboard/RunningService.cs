
namespace MirtAi.Api.Tests.Dashboard;

/// <summary>A class fixture: the service as a process, with the settings that tests have.</summary>
public sealed class RunningService : IAsyncLifetime
{
    private ServiceProcess? service;

    public ServiceProcess Service => service ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => service = await ServiceProcess.StartAsync(
        new ServiceOptions { Settings = new Dictionary<string, string> { ["Orleans:Dashboard"] = "true" } });

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
    }
}
