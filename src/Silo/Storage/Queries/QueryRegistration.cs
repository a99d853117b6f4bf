using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Comments.Followers;
using MirtAi.Silo.Comments.Insights;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Documents;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Statistics;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>Registers the queries of the management API.</summary>
public static class QueryRegistration
{
    /// <summary>Adds the queries; they need an <see cref="IDatabase"/>.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services)
    {
        UtcTimestampHandler.Register();
        return services
            .AddSingleton<SessionQueries>()
            .AddSingleton<ConversationQueries>()
            .AddSingleton<OutboxQueries>()
            .AddSingleton<EscalationQueries>()
            .AddSingleton<CustomerQueries>()
            .AddSingleton<HoldQueries>()
            .AddSingleton<OrderQueries>()
            .AddSingleton<CommentQueries>()
            .AddSingleton<MediaQueries>()
            .AddSingleton<AccountDays>()
            .AddSingleton<InsightQueries>()
            .AddSingleton<DocumentQueries>()
            .AddSingleton<JobQueries>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<ModelQueries>()
            .AddSingleton<ReplayQueries>()
            .AddSingleton<StatisticsQueries>()
            .AddSingleton<AccountQueries>();
    }
}
