using MirtAi.Api.Http;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Health;

namespace MirtAi.Api.Payments;

/// <summary>Registers the webhooks and the management of payments.</summary>
internal static class PaymentApiRegistration
{
    /// <summary>Adds them, and the providers to the health of the service; needs the payments of the silo.</summary>
    public static IServiceCollection AddPaymentApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PaymentApiJson.Default));
        services.AddSingleton<IEndpointSource, PaymentWebhookEndpoints>();
        services.AddSingleton<IEndpointSource, PaymentEndpoints>();
        services.AddSingleton<IEndpointSource, RefundEndpoints>();
        foreach (var index in Enumerable.Range(0, services.Count(service => service.ServiceType == typeof(IPaymentProvider))))
            services.AddSingleton<IReadinessPart>(provider => new ProviderPart(provider.GetServices<IPaymentProvider>().ElementAt(index)));
        return services;
    }
}
