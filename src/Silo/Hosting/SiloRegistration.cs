using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Catalog;
using MirtAi.Catalog.Meaning;
using MirtAi.Conversations;
using MirtAi.Deduplication;
using MirtAi.Delivery;
using MirtAi.Jobs;
using MirtAi.LanguageModels;
using MirtAi.LanguageModels.Accounting;
using MirtAi.Photos;
using MirtAi.Storage;
using MirtAi.Telegram;
using MirtAi.WebChat;

namespace MirtAi.Hosting;

/// <summary>Adds what the grains stand on, and the grains.</summary>
public static class SiloRegistration
{
    /// <summary>
    /// Adds storage, conversations, channels, delivery, jobs and the engine, in the order in which they start; they stop in the opposite
    /// order, so that the last commits still find the database.
    /// </summary>
    public static IServiceCollection AddSilo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeduplicationOptions>().BindConfiguration(DeduplicationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddStorage(configuration);
        services.AddCatalog(configuration);
        services.AddConversations(configuration);
        services.AddModelAccounting();
        services.AddSingleton<TurnExecutor>();

        services.AddTelegram(configuration);
        services.AddWebChannel();
        services.AddPhotoLedger();
        services.AddMeaningIndex();
        services.AddGrainEngine(configuration);
        services.AddDelivery();
        services.AddJobs();
        return services;
    }
}
