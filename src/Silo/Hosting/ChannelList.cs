using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.Telegram;
using MirtAi.Silo.WebChat;

namespace MirtAi.Silo.Hosting;

/// <summary>The channels of the service. This is the one list of them.</summary>
internal static class ChannelList
{
    /// <summary>Adds every channel, a line each.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMessagingWindows();
        services.AddTelegram(configuration);
        services.AddInstagram(configuration);
        services.AddWebChat();
        // No channel yet, but settings already.
        services.AddSingleton(new MessagingWindow("ManyChat", TimeSpan.FromDays(1)));
        return services;
    }
}
