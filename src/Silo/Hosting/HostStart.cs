using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MirtAi.Silo.Hosting;

/// <summary>Starts a host whole or not at all.</summary>
internal static class HostStart
{
    /// <summary>Starts it. What had started before a fault is stopped in order, as at every other end.</summary>
    public static async Task StartWhole(this IHost host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await host.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>
    /// Whether a part that runs in the background ended with a fault, which stops the host: to whoever started the process that is no
    /// ordinary stop.
    /// </summary>
    public static bool HasFailed(this IHost host) => host.Services.GetServices<IHostedService>().OfType<BackgroundService>()
        .Any(service => service.ExecuteTask is { IsFaulted: true });
}
