using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Crm;

/// <summary>Registers the shop's CRM.</summary>
internal static class CrmRegistration
{
    private const string HttpClientName = "sitniks";

    /// <summary>Adds the CRM as configured. Incomplete settings stop the start.</summary>
    public static IServiceCollection AddCrm(this IServiceCollection services)
    {
        services.AddSettings<SitniksOptions>(SitniksOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SitniksOptions>, SitniksOptionsValidator>());
        services.AddHttpClient(HttpClientName)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<OrderQueries>();
        return services
            .AddCrmTables()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<SitniksOptions>>().Value is { IsOn: true } options
                ? new CrmPolicy(FollowsChats: true, options.TakesOrders)
                : CrmPolicy.Off)
            .AddSingleton<CrmTasks>()
            .AddSingleton(provider => new SitniksClient(
                () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
                provider.GetRequiredService<IOptions<SitniksOptions>>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ICrmAdapter, SitniksChats>()
            .AddSingleton<ICrmAdapter, SitniksOrders>()
            .AddSingleton<IJobSource, CrmJobs>();
    }

    /// <summary>Adds how tasks are stored, exported and erased.</summary>
    internal static IServiceCollection AddCrmTables(this IServiceCollection services) => services
        .AddEffect<CrmTask, PostgresCrmTaskWriter, SqliteCrmTaskWriter>()
        .AddPersonalTable(new PersonalTable("crm_tasks", "at, id"));
}
