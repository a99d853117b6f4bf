using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.YooKassa;

/// <summary>Registers YooKassa.</summary>
public static class YooKassaRegistration
{
    private const string HttpClientName = "yookassa";

    /// <summary>How long one call may take before its outcome counts as unknown; it is made again by the same key.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds YooKassa as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddYooKassa(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<YooKassaOptions>(YooKassaOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<YooKassaOptions>, YooKassaOptionsValidator>());
        services.AddPlatformHttp(HttpClientName);
        services.AddSingleton<IPaymentWebhook, YooKassaWebhook>();
        return services.AddSingleton<IPaymentProvider>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<YooKassaOptions>>();
            return new YooKassaProvider(() => provider.PlatformHttp(HttpClientName, options.Value.ApiBaseUrl, null, Timeout), options);
        });
    }
}
