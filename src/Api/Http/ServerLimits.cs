using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Http;

/// <summary>What the server takes before any endpoint sees it.</summary>
internal static class ServerLimits
{
    /// <summary>A body that comes slower than this ends with 408, once the grace is over.</summary>
    public const int MinBodyBytesPerSecond = 4 * 1024;

    private const string OnlyWholeLineEnds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(10);

    /// <summary>Adds them.</summary>
    public static void AddServerLimits(this IServiceCollection services)
    {
        // A line that ends without CR is read in one way by this server and in another by the proxy before it.
        AppContext.SetSwitch(OnlyWholeLineEnds, true);
        services.AddSettings<ConnectionOptions>(ConnectionOptions.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ConnectionOptions>>((server, settings) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimit.DefaultBytes;
            server.Limits.MinRequestBodyDataRate = new MinDataRate(MinBodyBytesPerSecond, BodyGrace);
            server.Limits.MaxConcurrentConnections = settings.Value.MaxConnections;
        });
    }
}
