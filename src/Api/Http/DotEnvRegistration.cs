using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using MirtAi.Silo.Files;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Http;

/// <summary>Adds a <c>.env</c> file to the configuration.</summary>
internal static class DotEnvRegistration
{
    /// <summary>
    /// Reads the file if it is there. It wins over <c>appsettings.json</c>; environment variables and the command line win over it.
    /// </summary>
    /// <exception cref="SettingsException">It cannot be read, is not UTF-8, or a line is wrong.</exception>
    public static IConfigurationBuilder AddDotEnv(this IConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path))
            return configuration;

        var faults = new List<string>();
        var text = DataFile.Read(path).Text(faults) ?? throw new SettingsException(faults);
        var source = new MemoryConfigurationSource { InitialData = DotEnv.Parse(text) };
        configuration.Sources.Insert(PlaceBeforeEnvironment(configuration.Sources), source);
        return configuration;
    }

    private static int PlaceBeforeEnvironment(IList<IConfigurationSource> sources)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
                return i;
        }

        return sources.Count;
    }
}
