using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Documents;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Catalog.Semantic;
using MirtAi.Silo.Comments;
using MirtAi.Silo.LanguageModels.Answers;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Turns;

namespace MirtAi.Silo.LanguageModels;

/// <summary>Registers what makes the answers.</summary>
public static class ConversationRegistration
{
    /// <summary>
    /// The <see cref="ITurnRunner"/>, with the configured models or else the scripted one. Needs
    /// <see cref="CatalogRegistration.AddCatalog"/>. Faulty texts stop the start, and so do faulty prompts when a model is configured.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSettings<ConversationOptions>(ConversationOptions.Section).Validate(
            options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
            "Conversation:TimeZone is not the name of a time zone, such as Europe/Kyiv.");
        services.AddSettings<OpeningHoursOptions>(OpeningHoursOptions.Section);
        services.AddSingleton(provider => OpeningHours.Of(
            provider.GetRequiredService<IOptions<OpeningHoursOptions>>().Value,
            provider.GetRequiredService<IOptions<ConversationOptions>>().Value.Zone));
        services.AddSettings<PaymentOptions>(PaymentOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PaymentOptions>, PaymentOptionsValidator>());
        services.AddSingleton(provider => TextsLoader.Load(Folder(provider, "texts")));
        services.AddSingleton(provider => PromptsLoader.Load(Folder(provider, "prompts")));
        services.AddSingleton(provider => AnswerPolicyLoader.Load(Folder(provider, "guards")));
        services.AddModels();
        services.AddSingleton<ScriptedLanguageModel>();
        services.AddSingleton<ILanguageModel>(provider => provider.GetRequiredService<IModelChain>().IsOn
            ? ActivatorUtilities.CreateInstance<ModelLanguageModel>(provider)
            : provider.GetRequiredService<ScriptedLanguageModel>());
        services.AddPhotos();
        services.AddSemanticSearch();
        services.AddSingleton<ISubscriptionStandings, NoSubscriptions>(); // Until a host adds subscriptions.
        services.AddSingleton<IDocumentSearch, NoDocuments>(); // Until a host adds documents.
        services.AddCommentReading();
        services.AddSingleton<TurnLookups>();
        services.TryAddSingleton<TurnOrigins>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<ITurnRunner>(provider =>
            ActivatorUtilities.CreateInstance<MeasuredTurnRunner>(provider, provider.GetRequiredService<TurnRunner>()));
        services.AddHostedService<ConversationStart>();
        return services;
    }

    /// <summary>A folder of the shop's files.</summary>
    internal static string Folder(IServiceProvider provider, string name) => provider.GetRequiredService<IOptions<DataOptions>>().Value
        .Folder(name, provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory());
}
