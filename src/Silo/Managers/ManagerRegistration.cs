using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Managers;

/// <summary>Registers what managers do about conversations.</summary>
internal static class ManagerRegistration
{
    /// <summary>Adds how it is decided, stored, erased and exported.</summary>
    public static IServiceCollection AddManagers(this IServiceCollection services) => services
        .AddSingleton<ManagerDesk>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<IOrderNews, OrderNews>()
        .AddSingleton<ManagerActions>()
        .AddSingleton<ISentMessages, SentMessages>()
        .AddEffect<UnsentWithdrawn, PostgresWithdrawalWriter, SqliteWithdrawalWriter>()
        .AddEffect<ManagerLine, PostgresManagerLineWriter, SqliteManagerLineWriter>()
        .AddPersonalTable(new PersonalTable("manager_lines", "sequence") { Proves = false });
}
