using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace MirtAi.Api.Http;

/// <summary>Adds a <c>.env</c> file to the configuration.</summary>
internal static class DotEnvRegistration
{
    /// <summary>
    /// Reads the file if it is there. It wins over <c>appsettings.json</c>; environment variables and the command line win over it.
    /// </summary>
    public static IConfigurationBuilder AddDotEnv(this IConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path))
            return configuration;

        var source = new MemoryConfigurationSource { InitialData = DotEnv.Parse(File.ReadAllText(path)) };
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
