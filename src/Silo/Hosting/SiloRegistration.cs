using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Catalog;
using MirtAi.Catalog.Meaning;
using MirtAi.Conversations;
using MirtAi.Customers;
using MirtAi.Deduplication;
using MirtAi.Delivery;
using MirtAi.FollowUps;
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
    /// Adds storage, conversations, channels, delivery, jobs and the silo, in the order in which they start; they stop in the opposite
    /// order, so that the last commits still find the database.
    /// </summary>
    public static IServiceCollection AddSilo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDeduplication();
        services.AddStorage(configuration);
        services.AddCatalog();
        services.AddConversations();
        services.AddModelAccounting();
        services.AddSingleton<TurnExecutor>();
        services.AddFollowUps();
        services.AddSingleton<CustomerErasure>();

        services.AddTelegram(configuration);
        services.AddWebChannel();
        services.AddPhotoLedger();
        services.AddMeaningIndex();
        services.AddOrleansSilo(configuration);
        services.AddDelivery();
        services.AddJobs();
        return services;
    }
}
