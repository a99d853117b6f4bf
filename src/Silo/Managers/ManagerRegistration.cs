using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Customers;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Registers what managers do about conversations.</summary>
internal static class ManagerRegistration
{
    /// <summary>Adds how it is decided, stored, erased and exported.</summary>
    public static IServiceCollection AddManagers(this IServiceCollection services)
    {
        services.AddSettings<HandoffOptions>(HandoffOptions.Section);
        services.AddSettings<ManagementOptions>(ManagementOptions.Section);
        services.AddSingleton<IValidateOptions<ManagementOptions>, ManagementOptionsValidator>();
        return services.AddDesk();
    }

    private static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton(provider => HandoffPolicy.Of(provider.GetRequiredService<IOptions<HandoffOptions>>().Value) with
        {
            Hours = provider.GetRequiredService<OpeningHours>(),
        })
        .AddSingleton<ManagerDesk>()
        .AddSingleton<OrderTaking>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<IOrderNews, OrderNews>()
        .AddSingleton(provider => CannedAnswersLoader.Load(ConversationRegistration.Folder(provider, "managers")))
        .AddHostedService<ManagerStart>()
        .AddSingleton<ManagerBriefing>()
        .AddSingleton<ManagerActions>()
        .AddSingleton<ISentMessages, SentMessages>()
        .AddSingleton<ICustomerTopics, CustomerTopics>()
        .AddEffect<UnsentWithdrawn, PostgresWithdrawalWriter, SqliteWithdrawalWriter>()
        .AddEffect<ManagerLine, PostgresManagerLineWriter, SqliteManagerLineWriter>()
        .AddPersonalTable(new PersonalTable("manager_lines", "session_key, sequence") { Proves = false })
        .AddPersonalTable(new PersonalTable("manager_topics", "account, chat") { Proves = false });
}
