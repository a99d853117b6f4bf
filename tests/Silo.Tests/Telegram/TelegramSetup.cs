using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Files;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.TelegramPeer;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The channel as the service registers it, against a peer of its own.</summary>
internal sealed class TelegramSetup : IAsyncDisposable
{
    public const string Secret = "an-invented-secret_1";
    public const long ManagerChat = -1_001_234_500_001;
    public const long Customer = 510_000_001;

    private readonly ServiceProvider services;

    private TelegramSetup(TelegramPeerServer peer, ServiceProvider services)
    {
        Peer = peer;
        this.services = services;
    }

    public TelegramPeerServer Peer { get; }

    public CapturedLogs Logs => services.GetRequiredService<CapturedLogs>();

    public MemoryTopics Topics => services.GetRequiredService<MemoryTopics>();

    public IChannelClient Client => Account(TelegramClient.CustomerAccount);

    public TelegramWebhookAdministration Webhook => services.GetRequiredService<TelegramWebhookAdministration>();

    public IEventFeed Feed => FeedOf(TelegramClient.CustomerAccount);

    public IPhotoSource Photos => PhotosOf("telegram-file");

    public IEnumerable<IChannelClient> Clients => services.GetServices<IChannelClient>();

    public IChannelClient Account(string account) => Clients.Single(client => client.Account == account);

    public IEventFeed FeedOf(string account) => services.GetServices<TelegramFeed>().Single(feed => feed.Account == account);

    public IFileSource FilesOf(string scheme) => services.GetServices<IFileSource>().Single(source => source.Scheme == scheme);

    public IPhotoSource PhotosOf(string scheme) => services.GetServices<IPhotoSource>().Single(source => source.Scheme == scheme);

    public static async Task<TelegramSetup> Start(
        Dictionary<string, string?>? settings = null,
        TelegramPeerOptions? peerOptions = null,
        TimeProvider? time = null,
        IFileSource? files = null,
        params IPhotoSource[] photoSources)
    {
        var peer = await TelegramPeerServer.Start(peerOptions ?? new TelegramPeerOptions { EnforceRates = false });
        Dictionary<string, string?> all = new()
        {
            ["Telegram:BotToken"] = TelegramPeerOptions.DefaultToken,
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:ApiBaseUrl"] = peer.BaseAddress,
            ["Telegram:ManagerChatId"] = $"{ManagerChat}",
        };
        foreach (var (key, value) in settings ?? [])
            all[key] = value;
        return new TelegramSetup(peer, Services(all, time, files, photoSources));
    }

    public static ServiceProvider Services(
        Dictionary<string, string?> settings, TimeProvider? time = null, IFileSource? files = null, params IPhotoSource[] photoSources)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<CapturedLogs>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<CapturedLogs>());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        foreach (var source in photoSources)
            services.AddSingleton(source);
        if (files is not null)
            services.AddSingleton(files);
        services.AddSingleton(configuration);
        services.AddSingleton<MemoryTopics>().AddSingleton<ICustomerTopics>(provider => provider.GetRequiredService<MemoryTopics>());
        services.AddTelegram(configuration);
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
