using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Accounts;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Health;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Delivery;

/// <summary>Adds delivery: a pump for every channel account that is on.</summary>
internal static class DeliveryRegistration
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSettings<DeliveryOptions>(DeliveryOptions.Section);
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DeliveryRecorder>();
        services.AddSingleton<IEchoes, Echoes>();
        services.AddSingleton<IFleetProcesses, SiloProcesses>();
        services.AddSingleton<IChannelAccounts, ChannelAccounts>();
        services.AddSingleton<IAccountAlerts, AccountAlerts>();
        services.AddSingleton<IHealthNotes, AccountNotes>();
        services.AddSingleton<IHealthNotes, BacklogNotes>();
        services.AddSingleton<IBackgroundJob, BacklogWatch>();
        services.AddSingleton<IJobSource, DeliveryPumps>();
    }
}
