using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.ManyChat;
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
        services.AddManyChat(configuration);
        services.AddWebChat();
        return services;
    }
}
