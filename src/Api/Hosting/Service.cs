using MirtAi.Api.Broadcasts;
using MirtAi.Api.Chat;
using MirtAi.Api.Console;
using MirtAi.Api.Dashboard;
using MirtAi.Api.Documents;
using MirtAi.Api.Files;
using MirtAi.Api.Health;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Api.Metrics;
using MirtAi.Api.Payments;
using MirtAi.Api.Photos;
using MirtAi.Api.Subscriptions;
using MirtAi.Api.Webhooks;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Health;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Api.Hosting;

/// <summary>The service: every part of it, put together.</summary>
internal static class Service
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Builds it; it starts when it is run. <paramref name="replace"/> may put other parts in the place of some.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args.WithHostDefaults());
        builder.Configuration.AddDefaults().AddDotEnv(Path.Combine(builder.Environment.ContentRootPath, ".env"));
        builder.Configuration.IgnoreEmpty();
        builder.Configuration.ListenOnMetricsPort();
        builder.Configuration.CheckLogLevels();
        builder.Logging.AddMaskedConsole(builder.Environment);
        AddParts(builder.Services, builder.Configuration);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseMetricsPort();
        app.UseHttpEdge();
        MapParts(app);
        return app;
    }

    private static void AddParts(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.AddSilo(configuration);
        services.AddTelemetry(configuration).AddMetricsEndpoint(configuration);
        services.AddChat();
        services.AddSingleton<IEndpointSource, PhotoLinkEndpointSource>();
        services.AddSingleton<IEndpointSource, FileLinkEndpointSource>();
        services.AddHttpEdge(configuration);
        services.AddDashboard();
        services.AddConsole();
        services.AddHealth();
        services.AddSingleton<IReadinessPart, StoragePart>();
        services.AddSingleton<IReadinessPart, ModelsPart>();
        services.AddManagementApi();
        services.AddPaymentApi();
        services.AddBroadcastApi();
        services.AddSubscriptionApi();
        services.AddDocumentApi();
        services.AddWebhooks();
        services.AddSettings<ShutdownOptions>(ShutdownOptions.Section);
        services.AddHostedService<Announcement>();
        services.AddHostedService<GracefulShutdown>();
    }

    private static void MapParts(WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapManagementApi();
        app.MapWebhooks();
        foreach (var source in app.Services.GetServices<IEndpointSource>())
            source.Map(app);
        app.MapDashboard(app.Configuration);
    }
}
