using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace MirtAi.Silo.Hosting;

/// <summary>Defaults of settings that belong to the host and not to a part of the service.</summary>
internal static class HostDefaults
{
    /// <summary>
    /// The command line with the host's own default before it: settings are read once, at the start. Watching their files would cost
    /// each process of a machine some of its few watchers, and do nothing.
    /// </summary>
    public static string[] WithHostDefaults(this string[] args) => ["--hostBuilder:reloadConfigOnChange=false", .. args];

    /// <summary>Adds them below every other source.</summary>
    public static IConfigurationBuilder AddDefaults(this IConfigurationManager configuration)
    {
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Urls"] = "http://127.0.0.1:8080",
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft"] = "Warning",
                // Two lines for each request without the token: whoever knocks would fill the log.
                ["Logging:LogLevel:MirtAi.Api.Http.AdminAuthentication"] = "Warning",
                ["Logging:LogLevel:System"] = "Warning",
                ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
                ["Logging:LogLevel:Npgsql"] = "Critical",
                ["Logging:LogLevel:Orleans"] = "Warning",
                // It counts from the machine's start and warns of each silo's.
                ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
                // Two lines for each activation that is placed.
                ["Logging:LogLevel:Polly"] = "Warning",
            },
        });
        return configuration;
    }

    /// <summary>
    /// A setting with an empty value is one that is not set: what a lower source says holds, else its default. Deployments pass
    /// variables on that nobody filled in. To be called when all sources are there.
    /// </summary>
    public static void IgnoreEmpty(this IConfigurationManager configuration)
    {
        var providers = ((IConfigurationRoot)configuration).Providers.Reverse().ToList();
        var settings =
            from key in configuration.AsEnumerable().Select(setting => setting.Key).ToList()
            let value = providers.Select(provider => provider.TryGet(key, out var found) ? found : null)
                .FirstOrDefault(found => found is { Length: > 0 })
            where value is not null
            select KeyValuePair.Create<string, string?>(key, value);
        var source = new MemoryConfigurationSource { InitialData = settings.ToList() };
        configuration.Sources.Clear();
        configuration.Sources.Add(source);
    }
}
