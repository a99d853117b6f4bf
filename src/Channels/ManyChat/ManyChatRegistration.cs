using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Files;
using MirtAi.Channels.Http;
using MirtAi.Channels.Orders;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.ManyChat;

/// <summary>Registers the ManyChat channel.</summary>
public static class ManyChatRegistration
{
    private const string HttpClientName = "manychat";

    /// <summary>Adds ManyChat as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddManyChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<ManyChatOptions>(ManyChatOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ManyChatOptions>, ManyChatOptionsValidator>());
        services.AddPlatformHttp(HttpClientName);
        services.AddSingleton(PhotoLinks);
        services.AddSingleton(FileLinks);
        services.AddSingleton<ManyChatParser>();
        services.AddSingleton<ManyChatWebhook>();
        services.AddSingleton(provider => new ManyChatFollowUp(
            provider.GetRequiredService<ManyChatWebhook>(), provider.GetRequiredService<IFollowUpWriter>,
            provider.GetRequiredService<ICatalog>, Options(provider)));
        services.AddSingleton(provider => new ManyChatOrder(
            provider.GetRequiredService<ManyChatWebhook>(), provider.GetRequiredService<IOrderIntake>,
            provider.GetRequiredService<ICatalog>));
        services.AddSingleton(provider => new ManyChatExamination(() => Api(provider), Options(provider)));
        services.AddSingleton<IChannel, ManyChatChannel>();
        if (!string.IsNullOrWhiteSpace(configuration[$"{ManyChatOptions.Section}:{nameof(ManyChatOptions.ApiToken)}"]))
            services.AddSingleton<IChannelClient>(provider => ActivatorUtilities.CreateInstance<ManyChatClient>(
                provider, Api(provider), PhotoLinks(provider), FileLinks(provider), Options(provider).Value));
        return services;
    }

    private static PlatformHttp Api(IServiceProvider provider)
    {
        var options = Options(provider).Value;
        return provider.PlatformHttp(HttpClientName, options.ApiBaseUrl, options.ApiToken, options.SendTimeout);
    }

    private static SignedPhotoLinks PhotoLinks(IServiceProvider provider) => new(Links(provider));

    private static SignedFileLinks FileLinks(IServiceProvider provider) => new(Links(provider));

    private static SignedLinks Links(IServiceProvider provider) => new(
        () => Options(provider).Value.PublicUrl, () => Options(provider).Value.WebhookToken, provider.GetRequiredService<TimeProvider>());

    private static IOptions<ManyChatOptions> Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ManyChatOptions>>();
}
