using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Http;

/// <summary>Takes the client's address and scheme from the proxy in front.</summary>
internal static class ForwardingRegistration
{
    /// <summary>Adds the settings of <see cref="ForwardingOptions"/>; <c>UseForwardedHeaders</c> does the rest.</summary>
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddSettings<ForwardingOptions>(ForwardingOptions.Section);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ForwardingOptions>>((headers, settings) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.ForwardLimit = 1;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in settings.Value.Networks())
                headers.KnownIPNetworks.Add(network);
        });
    }
}
