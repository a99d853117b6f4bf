using Microsoft.Extensions.Hosting;
using MirtAi.Settings;

namespace MirtAi.Hosting;

/// <summary>Starts a host whole or not at all.</summary>
internal static class HostStart
{
    /// <summary>Starts it if its settings are right. What had started before a fault is stopped in order, as at every other end.</summary>
    /// <exception cref="SettingsException">Some settings are wrong; all are named, and nothing was started.</exception>
    public static async Task StartChecked(this IHost host)
    {
        SettingsFaults.Check(host.Services);
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
}
