using MirtAi.Api.Http;

namespace MirtAi.Api.Broadcasts;

/// <summary>Registers the management of broadcasts.</summary>
internal static class BroadcastApiRegistration
{
    /// <summary>Adds it; needs the broadcasts of the silo.</summary>
    public static IServiceCollection AddBroadcastApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, BroadcastApiJson.Default));
        return services.AddSingleton<IEndpointSource, BroadcastEndpoints>();
    }
}
