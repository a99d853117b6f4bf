using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Chat;

/// <summary>Registers the web chat.</summary>
internal static class ChatRegistration
{
    /// <summary>
    /// Adds the page and its channel; needs an <see cref="Silo.Storage.IDatabase"/> and an <see cref="Silo.Inbound.IInboundDispatcher"/>.
    /// </summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSettings<ChatOptions>(ChatOptions.Section);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ChatJson.Default));
        return services
            .AddSingleton<IEndpointSource, ChatEndpointSource>()
            .AddSingleton<ChatAssets>()
            .AddSingleton<ChatPage>()
            .AddSingleton<ChatEmbedding>()
            .AddSingleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>()
            .AddSingleton<ChatLimits>()
            .AddSingleton<ChatNewcomers>()
            .AddSingleton<ChatStreams>()
            .AddSingleton<ChatEventStream>()
            .AddSingleton<ChatInbox>()
            .AddSingleton<ChatPost>()
            .AddSingleton<ChatPhotos>();
    }
}
