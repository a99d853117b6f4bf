using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Jobs;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MirtAi.Silo.Telemetry;

/// <summary>Registers metrics, and the export of traces, metrics and logs when OpenTelemetry's own variables name an endpoint.</summary>
public static class TelemetryRegistration
{
    /// <summary>The service's name unless <c>OTEL_SERVICE_NAME</c> says another.</summary>
    public const string ServiceName = "mirtai";

    /// <summary>The meters and the activity sources of the service begin with this.</summary>
    private const string Ours = "MirtAi.*";

    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    /// <summary>
    /// Adds what is measured; who reads the metrics adds a reader. Without an endpoint nothing is traced and nothing is exported.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IBackgroundJob, FleetGauges>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, autoGenerateServiceInstanceId: true)
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(Ours, "Microsoft.Orleans")
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation());
        if (!Exports(configuration))
            return services;
        telemetry
            .WithTracing(traces => traces
                .AddSource(Ours, "Microsoft.Orleans.Application")
                .AddHttpClientInstrumentation()
                .AddNpgsql())
            .WithLogging(logs => logs.AddProcessor(new MaskedLogRecords()), options =>
            {
                // They cannot be masked; LogScope tells what may leave.
                options.IncludeScopes = false;
                options.IncludeFormattedMessage = true;
                options.ParseStateValues = true;
            })
            .UseOtlpExporter();
        return services;
    }

    /// <summary>Whether somebody wants what is observed.</summary>
    public static bool Exports(IConfiguration configuration) =>
        !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && Endpoints.Any(name => !string.IsNullOrWhiteSpace(configuration[name]));
}
