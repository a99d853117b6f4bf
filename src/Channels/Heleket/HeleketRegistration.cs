using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Heleket;

/// <summary>Registers Heleket.</summary>
public static class HeleketRegistration
{
    private const string HttpClientName = "heleket";

    /// <summary>How long one call may take before its outcome counts as unknown; it is made again for the same order.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds Heleket as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddHeleket(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<HeleketOptions>(HeleketOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HeleketOptions>, HeleketOptionsValidator>());
        services.AddPlatformHttp(HttpClientName);
        services.AddSingleton<IPaymentWebhook, HeleketWebhook>();
        return services.AddSingleton<IPaymentProvider>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<HeleketOptions>>();
            return new HeleketProvider(() => provider.PlatformHttp(HttpClientName, options.Value.ApiBaseUrl, null, Timeout), options);
        });
    }
}
