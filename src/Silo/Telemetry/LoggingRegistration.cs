using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace MirtAi.Silo.Telemetry;

/// <summary>Registers the log output.</summary>
public static class LoggingRegistration
{
    /// <summary>
    /// Replaces every log provider by one that writes masked JSON to standard output, one line a record; in Development on a
    /// terminal, masked readable lines.
    /// </summary>
    public static ILoggingBuilder AddMaskedConsole(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        var readable = environment.IsDevelopment() && !Console.IsOutputRedirected;
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.ClearProviders();
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
        logging.AddConsoleFormatter<MaskedJsonFormatter, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<MaskedLineFormatter, ConsoleFormatterOptions>();
        return logging.AddConsole(options => options.FormatterName =
            readable ? MaskedLineFormatter.FormatterName : MaskedJsonFormatter.FormatterName);
    }
}
