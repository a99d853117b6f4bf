using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Channels.Http;

/// <summary>Registers the HTTP client of a platform, and makes requests through it.</summary>
internal static class PlatformHttpRegistration
{
    /// <summary>Adds it: no redirects, no cookies, no logs of addresses.</summary>
    public static void AddPlatformHttp(this IServiceCollection services, string name) => services
        .AddHttpClient(name)
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
            handler.ConnectTimeout = TimeSpan.FromSeconds(5);
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    /// <summary>Requests of the platform at an address, by a token.</summary>
    public static PlatformHttp PlatformHttp(
        this IServiceProvider provider, string name, string baseUrl, string? token, TimeSpan timeout) =>
        provider.PlatformHttpWith(() => token ?? "", name, baseUrl, timeout);

    /// <summary>Requests of the platform at an address, by a token that changes.</summary>
    public static PlatformHttp PlatformHttpWith(
        this IServiceProvider provider, Func<string> token, string name, string baseUrl, TimeSpan timeout)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
        // Each request has its own deadline.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = Http.PlatformHttp.MaxAnswerBytes;
        return new(http, baseUrl, token, timeout, provider.GetRequiredService<TimeProvider>());
    }
}
