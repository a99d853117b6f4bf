using MirtAi.Api.Http;

namespace MirtAi.Api.Subscriptions;

/// <summary>Registers the management of subscriptions.</summary>
internal static class SubscriptionApiRegistration
{
    /// <summary>Adds it; needs the subscriptions of the silo.</summary>
    public static IServiceCollection AddSubscriptionApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, SubscriptionApiJson.Default));
        return services.AddSingleton<IEndpointSource, SubscriptionEndpoints>();
    }
}
