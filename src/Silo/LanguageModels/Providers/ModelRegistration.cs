using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Registers the configured models.</summary>
internal static class ModelRegistration
{
    /// <summary>The <see cref="IModelChain"/>; off when no provider is set. Incomplete providers stop the start.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<OpenAIOptions>(OpenAIOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenAIOptions>, OpenAIOptionsValidator>());
        services.AddModelHttpClient();
        services.TryAddSingleton<IModelRecorder, UnrecordedCalls>();
        services.TryAddSingleton<IModelOutages, UnrecordedCalls>();
        services.AddSingleton<ModelOmissions>();
        services.AddSingleton<IHealthNotes>(provider => provider.GetRequiredService<ModelOmissions>());
        services.AddSingleton(Chain);
        services.AddSingleton<IModelChain>(provider => provider.GetRequiredService<ModelChain>());
        return services;
    }

    private static ModelChain Chain(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<OpenAIOptions>>().Value;
        var clock = services.GetRequiredService<TimeProvider>();
        var handlers = services.GetRequiredService<IHttpMessageHandlerFactory>();
        var omissions = services.GetRequiredService<ModelOmissions>();
        return new ModelChain(
            [.. options.Configured().Select(provider =>
                new ModelProvider(
                    provider, options, ModelHttpClient.Create(handlers, provider.Title, omissions), clock))],
            new PriceTable(options.Prices),
            services.GetRequiredService<IModelRecorder>(),
            services.GetRequiredService<IModelOutages>(),
            clock,
            services.GetRequiredService<ILogger<ModelChain>>());
    }
}
