using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace MirtAi.Silo.Hosting;

/// <summary>The dashboard of the silos, where <see cref="OrleansOptions.Dashboard"/> asks for it.</summary>
internal static class SiloDashboard
{
    private const string Key = $"{OrleansOptions.Section}:{nameof(OrleansOptions.Dashboard)}";

    /// <summary>Whether it is on. What cannot be read is told with the other faults, once there is a service to check it.</summary>
    public static bool IsOn(IConfiguration configuration) => bool.TryParse(configuration[Key], out var on)
        ? on
        : configuration[Microsoft.Extensions.Hosting.HostDefaults.EnvironmentKey] == Environments.Development;

    /// <summary>Adds it to a silo.</summary>
    public static void AddSiloDashboard(this ISiloBuilder silo) =>
        // What a line of a log says is masked on its way to the console, and would not be on its way to a browser.
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);
}
