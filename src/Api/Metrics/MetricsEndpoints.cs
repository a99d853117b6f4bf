using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Settings;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MirtAi.Api.Metrics;

/// <summary><c>GET /metrics</c>, and what the HTTP edge adds to telemetry.</summary>
internal static class MetricsEndpoints
{
    /// <summary>Adds the metrics of HTTP requests, their exposition and, where traces are exported, their traces.</summary>
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services, IConfiguration configuration)
    {
        // Its metric is to be there before the first fault.
        RuntimeHelpers.RunClassConstructor(typeof(CaughtFaults).TypeHandle);
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0));
        services.AddSettings<MetricsOptions>(MetricsOptions.Section);
        services.AddSingleton<IValidateOptions<MetricsOptions>, MetricsOptionsValidator>();
        if (TelemetryRegistration.Exports(configuration))
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation(options => options.Filter = IsTraced));
        return services;
    }

    /// <summary>Maps it: Prometheus' text, for who has the admin token; <see cref="MetricsPort"/> is for who has not.</summary>
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(AdminAuthentication.Policy);
        return endpoints;
    }

    /// <summary>Probes ask every few seconds, and say nothing.</summary>
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics");
}
