using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>Registers the records of model calls.</summary>
internal static class AccountingRegistration
{
    /// <summary>Records, alerts and the cleanup; needs storage, and comes after <see cref="ModelRegistration.AddModels"/>.</summary>
    public static IServiceCollection AddModelAccounting(this IServiceCollection services)
    {
        services.AddSingleton<Notices>();
        services.AddSingleton<ModelCallTable>();
        services.AddPersonalTable(ModelCallTable.Personal);
        services.AddSingleton<ModelAlerts>();
        services.AddSingleton<ModelCallWriter>();
        services.AddSingleton<IModelRecorder>(provider => provider.GetRequiredService<ModelCallWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<ModelCallWriter>());
        services.AddSingleton<ModelOutages>();
        services.AddSingleton<IModelOutages>(provider => provider.GetRequiredService<ModelOutages>());
        services.AddHostedService(provider => provider.GetRequiredService<ModelOutages>());
        services.AddCleanup(provider => ModelCallTable.Expiry(provider.GetRequiredService<IOptions<OpenAIOptions>>().Value));
        return services;
    }
}
