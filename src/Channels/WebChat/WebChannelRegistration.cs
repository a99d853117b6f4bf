using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;

namespace MirtAi.Channels.WebChat;

/// <summary>Registers the web chat's channel.</summary>
public static class WebChannelRegistration
{
    /// <summary>Adds the channel, its client, its photo source and its signals; they need <see cref="IAttachments"/>.</summary>
    public static IServiceCollection AddWebChannel(this IServiceCollection services) => services
        .AddSingleton<IChannel, WebChatChannel>()
        .AddSingleton<IChatSignals, ChatSignals>()
        .AddSingleton<IChannelClient, WebChannelClient>()
        .AddSingleton<IPhotoSource, AttachmentPhotoSource>();
}
