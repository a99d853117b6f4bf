using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Delivery;

namespace MirtAi.Silo.WebChat;

/// <summary>Registers the web chat's channel.</summary>
public static class WebChatRegistration
{
    /// <summary>Adds the channel client, the photo source and the signals; they need an <see cref="Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddWebChannel(this IServiceCollection services) => services
        .AddSingleton<IChatSignals, ChatSignals>()
        .AddSingleton<IChannelClient, WebChannelClient>()
        .AddSingleton<IDeliveryObserver, ChatDeliveryObserver>()
        .AddSingleton<IPhotoSource, AttachmentPhotoSource>()
        .AddSingleton<Attachments>()
        .AddPersonalTable(Attachments.Table)
        .AddSingleton<ChatTranscript>()
        .AddHostedService<ChatWatch>();
}
