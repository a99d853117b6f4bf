using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Tests.Kiosk;

internal static class KioskRegistration
{
    public static IServiceCollection AddKiosk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<KioskOptions>(KioskOptions.Name);
        services.AddSingleton<IValidateOptions<KioskOptions>, KioskOptionsValidator>();
        services.AddSingleton<KioskWebhook>();
        services.AddSingleton<IChannel, KioskChannel>();
        if (configuration[$"{KioskOptions.Name}:{nameof(KioskOptions.ApiToken)}"] is { Length: > 0 })
        {
            services.AddHttpClient(KioskOptions.Name)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
            services.AddSingleton<IChannelClient>(provider => new KioskClient(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(KioskOptions.Name),
                provider.GetRequiredService<IOptions<KioskOptions>>()));
        }

        return services;
    }
}
