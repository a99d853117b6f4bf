using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Health;

/// <summary>Health for load balancers and orchestrators. Asking changes nothing.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds readiness and the shutdown's state.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ShutdownState>().AddSingleton<Readiness>();
        return services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, HealthJson.Default));
    }

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c>, <c>/health/startup</c> and <c>/health/db</c>.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok(HealthReport.Healthy));
        health.MapGet("/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
            Answer(await readiness.Check(cancellationToken)));
        health.MapGet("/startup", (IHostApplicationLifetime lifetime) => Answer(Startup(lifetime)));
        health.MapGet("/db", ([FromServices] IPoolStatistics pool) => TypedResults.Ok(pool.Read()))
            .RequireAuthorization(AdminAuthentication.Policy);
        return endpoints;
    }

    private static HealthReport Startup(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.IsCancellationRequested
        ? HealthReport.Healthy
        : new HealthReport("unavailable", new Dictionary<string, string> { ["process"] = "starting" });

    private static JsonHttpResult<HealthReport> Answer(HealthReport report) =>
        TypedResults.Json(report, statusCode: report.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
