using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.WebChat;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Signals;

namespace MirtAi.Silo.WebChat;

/// <summary>Registers the web chat.</summary>
public static class WebChatRegistration
{
    /// <summary>Adds the channel and what of it lies in the database; it needs an <see cref="Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services) => services
        .AddWebChannel()
        .AddSingleton<IDeliveryObserver, ChatDeliveryObserver>()
        .AddSingleton<IFleetSignalHandler, ChatSignalHandler>()
        .AddSingleton<IAttachments, Attachments>()
        .AddPersonalTable(Attachments.Table)
        .AddSingleton<ChatTranscript>()
        .AddHostedService<ChatWatch>();
}
