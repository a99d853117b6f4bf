namespace MirtAi.Api.Metrics;

/// <summary>The port at which <c>/metrics</c>, and nothing else, is served without a token; see <see cref="MetricsOptions.Url"/>.</summary>
internal static class MetricsPort
{
    private const string Key = $"{MetricsOptions.Section}:{nameof(MetricsOptions.Url)}";

    /// <summary>Has the server listen there, too.</summary>
    public static void ListenOnMetricsPort(this ConfigurationManager configuration)
    {
        var urls = WebHostDefaults.ServerUrlsKey;
        if (configuration[Key] is { } url)
            configuration.AddInMemoryCollection([new(urls, $"{configuration[urls]};{url}")]);
    }

    /// <summary>
    /// Comes first: what arrives at the port passes nothing else. The port is the connection's, not the one that a request names.
    /// </summary>
    public static void UseMetricsPort(this WebApplication app)
    {
        if (app.Configuration[Key] is not { } url || MetricsOptions.PortOf(url) is not { } port)
            return;
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => IsThere(context) && context.Request.Path == "/metrics");
        app.Use((context, next) =>
        {
            if (!IsThere(context))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });

        bool IsThere(HttpContext context) => context.Connection.LocalPort == port;
    }
}
