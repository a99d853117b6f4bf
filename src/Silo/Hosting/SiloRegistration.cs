using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Answers;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Accounts;
using MirtAi.Silo.Answers;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Catalog.Semantic;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Crm;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.FollowUps;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.LanguageModels.Accounting;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Photos;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Retention;
using MirtAi.Silo.Statistics;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Silo.Hosting;

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
        services.AddEscalations();
        services.AddReplays();
        services.AddCrm();
        services.AddCatalog();
        services.AddConversations();
        services.AddModelAccounting();
        services.AddSingleton<TurnExecutor>();
        services.AddSingleton<ProgressNotes>();
        services.AddSingleton<Quotations>();
        services.AddManagers();
        services.AddAudit();
        services.AddFollowUps();

        services.AddChannels(configuration);
        services.AddOrders();
        services.AddDocuments();
        services.AddComments();
        services.AddPayments();
        services.AddBroadcasts();
        services.AddSubscriptions();
        services.AddCustomers();
        services.AddPhotoLedger();
        services.AddSemanticIndex();
        services.AddRetention();
        services.AddStatistics();
        services.AddOrleansSilo(configuration);
        services.AddDelivery();
        services.AddAccounts();
        services.AddSingleton<IInboundDispatcher, InboundDispatcher>();
        services.AddSingleton<IInboundPhotos, InboundPhotos>();
        services.AddSingleton<IAnswerDesk, AnswerDesk>();
        services.AddFeeds();
        services.AddJobs();
        return services;
    }
}
