using MirtAi.Silo.Settings;

namespace MirtAi.Api.Http;

/// <summary>Looks at the levels of the log before there is a log: with one that cannot be read nothing could be built.</summary>
internal static class LogLevels
{
    private const string Levels = "Logging:LogLevel";

    /// <exception cref="SettingsException">Some cannot be read; every one of them is named.</exception>
    public static void CheckLogLevels(this IConfiguration configuration)
    {
        string[] faults =
        [
            .. from level in configuration.GetSection(Levels).GetChildren()
               where !string.IsNullOrEmpty(level.Value) && !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)
               select $"{level.Path}: set {string.Join(", ", Enum.GetNames<LogLevel>())}",
        ];
        if (faults.Length > 0)
            throw new SettingsException(faults);
    }
}
