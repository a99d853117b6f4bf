using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Files;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Telegram;

/// <summary>Registers the Telegram channel.</summary>
public static class TelegramRegistration
{
    private const string HttpClientName = "telegram";

    /// <summary>
    /// Adds the Telegram channel as configured: the customers' bot when it has a token, the managers' bot when it has its own. Incomplete
    /// settings stop the start. The managers' bot needs <see cref="ICustomerTopics"/>; unless <see cref="OpeningHours"/> are there
    /// before it, managers always answer.
    /// </summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelegramOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<TelegramOptions>(TelegramOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>());
        services.AddTelegramHttpClient();
        services.AddSingleton<TelegramUpdateParser>();
        services.AddSingleton<TelegramWebhook>();
        services.AddSingleton(provider => Feed(provider, TelegramClient.CustomerAccount, options => options.BotToken));
        services.AddSingleton(provider => Feed(provider, TelegramClient.ManagerAccount, options => options.ManagerBotToken));
        services.AddSingleton(provider => new TelegramWebhookCommand(provider.GetRequiredService<TelegramWebhookAdministration>));
        services.AddSingleton(provider => new TelegramExamination(
            () => CustomerApi(provider),
            () => ManagerApi(provider),
            Options(provider),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IChannel, TelegramChannel>();
        services.TryAddSingleton(OpeningHours.Always);
        services.TryAddSingleton<ChannelDirectory>();
        services.AddSingleton<IAlertRoute, TelegramAlertRoute>();
        services.AddHostedService<ManagerChatNotice>();
        services.AddSingleton<INoticeRoute, TelegramNoticeRoute>();
        services.AddSingleton<TelegramPhotos>();
        services.AddSingleton<TelegramFiles>();
        services.AddSingleton(provider => new TelegramWebhookAdministration(CustomerApi(provider), Options(provider)));

        // What cannot be read in the rest of the section is told with the other faults, when there is a service to check it.
        var configured = new TelegramOptions
        {
            BotToken = section[nameof(TelegramOptions.BotToken)],
            ManagerBotToken = section[nameof(TelegramOptions.ManagerBotToken)],
        };
        if (!string.IsNullOrWhiteSpace(configured.BotToken))
        {
            services.AddFiles(TelegramMedia.PhotoScheme, CustomerApi);
            services.AddSingleton<IChannelClient>(provider => Client(provider, TelegramClient.CustomerAccount, CustomerApi(provider)));
        }

        if (configured.HasManagerBot)
            services.AddFiles(TelegramMedia.ManagersPhotoScheme, ManagerApi);

        var hasManagers = !string.IsNullOrWhiteSpace(section[nameof(TelegramOptions.ManagerChatId)]);
        if (configured.HasManagerBot || (hasManagers && !string.IsNullOrWhiteSpace(configured.BotToken)))
            services.AddSingleton<IChannelClient>(provider => Client(provider, TelegramClient.ManagerAccount, ManagerApi(provider)));
        return services;
    }

    /// <summary>Adds the photos and files that a bot has at Telegram.</summary>
    private static void AddFiles(this IServiceCollection services, string scheme, Func<IServiceProvider, TelegramApi> api)
    {
        services.AddSingleton<IPhotoSource>(provider => new TelegramPhotoSource(scheme, Downloads(provider)));
        services.AddSingleton<IFileSource>(provider => new TelegramFileSource(scheme, Downloads(provider)));

        TelegramDownloads Downloads(IServiceProvider provider) =>
            ActivatorUtilities.CreateInstance<TelegramDownloads>(provider, api(provider));
    }

    private static void AddTelegramHttpClient(this IServiceCollection services) => services
        .AddHttpClient(HttpClientName)
        .UseSocketsHttpHandler((handler, provider) =>
        {
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
            handler.ConnectTimeout = Options(provider).Value.ConnectTimeout;
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            // Without a propagator the handler makes no activities, whose tags would hold addresses and so the token.
            handler.ActivityHeadersPropagator = null;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static TelegramFeed Feed(IServiceProvider provider, string account, Func<TelegramOptions, string?> token) => new(
        account,
        () => Api(provider, token(Options(provider).Value), TelegramFeed.MaxAnswerBytes),
        provider.GetRequiredService<TelegramUpdateParser>(),
        Options(provider));

    private static TelegramApi CustomerApi(IServiceProvider provider) => Api(provider, Options(provider).Value.BotToken);

    private static TelegramApi ManagerApi(IServiceProvider provider) =>
        Api(provider, Options(provider).Value is { HasManagerBot: true } own ? own.ManagerBotToken : Options(provider).Value.BotToken);

    private static TelegramApi Api(IServiceProvider provider, string? token, int maxAnswerBytes = TelegramApi.MaxAnswerBytes)
    {
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        // Each call has its own deadline.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = maxAnswerBytes;
        return new(http, Options(provider).Value.ApiBaseUrl, token ?? "", provider.GetRequiredService<TimeProvider>());
    }

    private static TelegramClient Client(IServiceProvider provider, string account, TelegramApi api)
    {
        var options = Options(provider).Value;
        var topics = account == TelegramClient.ManagerAccount
            ? ActivatorUtilities.CreateInstance<TelegramTopics>(provider, account, api, options)
            : null;
        return new TelegramClient(
            account, api, options, provider.GetRequiredService<TelegramPhotos>(), provider.GetRequiredService<TelegramFiles>(), topics,
            provider.GetRequiredService<ILogger<TelegramClient>>());
    }

    private static IOptions<TelegramOptions> Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<TelegramOptions>>();
}
