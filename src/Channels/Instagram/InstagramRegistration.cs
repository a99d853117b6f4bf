using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Instagram;

/// <summary>Registers the Instagram channel.</summary>
public static class InstagramRegistration
{
    private const string HttpClientName = "instagram";

    /// <summary>Adds Instagram Direct as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddInstagram(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<InstagramOptions>(InstagramOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InstagramOptions>, InstagramOptionsValidator>());
        services.AddHttpClient(HttpClientName)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton(provider => new SignedPhotoLinks(
            () => Options(provider).Value.PublicUrl,
            () => Options(provider).Value.AppSecrets is [var first, ..] ? first : null,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<InstagramParser>();
        services.AddSingleton<InstagramWebhook>();
        services.AddSingleton(provider => new InstagramCommand(() => Api(provider), Options(provider)));
        services.AddSingleton(provider => new InstagramExamination(() => Api(provider), Options(provider)));
        services.AddSingleton<IChannel, InstagramChannel>();
        if (!string.IsNullOrWhiteSpace(configuration[$"{InstagramOptions.Section}:{nameof(InstagramOptions.AccessToken)}"]))
            services.AddSingleton<IChannelClient>(provider =>
                ActivatorUtilities.CreateInstance<InstagramClient>(provider, Api(provider), Options(provider).Value));
        return services;
    }

    private static GraphApi Api(IServiceProvider provider)
    {
        var options = Options(provider).Value;
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        // Each call has its own deadline.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = GraphApi.MaxAnswerBytes;
        return new(http, options.ApiBaseUrl, options.AccessToken ?? "", options.SendTimeout, provider.GetRequiredService<TimeProvider>());
    }

    private static IOptions<InstagramOptions> Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<InstagramOptions>>();
}
