using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Catalog;
using MirtAi.Conversations;
using MirtAi.Payments;

namespace MirtAi.LanguageModels;

/// <summary>Registers what makes the answers.</summary>
public static class ConversationRegistration
{
    /// <summary>
    /// The <see cref="ITurnRunner"/> with the scripted model. Needs <see cref="CatalogRegistration.AddCatalog"/>. Faulty texts stop the start.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConversationOptions>()
            .Bind(configuration.GetSection(ConversationOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                "Conversation:TimeZone is not the name of a time zone, such as Europe/Kyiv.")
            .ValidateOnStart();
        services.AddOptions<PaymentOptions>()
            .Bind(configuration.GetSection(PaymentOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PaymentOptions>, PaymentOptionsValidator>());
        services.AddSingleton(provider => TextsLoader.Load(provider.GetRequiredService<IOptions<DataOptions>>().Value
            .Folder("texts", provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory())));
        services.AddSingleton<ScriptedLanguageModel>();
        services.AddSingleton<ILanguageModel>(provider => provider.GetRequiredService<ScriptedLanguageModel>());
        services.AddSingleton<ITurnRunner, TurnRunner>();
        services.AddHostedService<ConversationStart>();
        return services;
    }
}
