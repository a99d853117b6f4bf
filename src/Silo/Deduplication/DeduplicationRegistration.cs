using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Placement;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Jobs;
using Orleans.Hosting;

namespace MirtAi.Silo.Deduplication;

/// <summary>Adds deduplication: how long ids of events are kept, their cleanup, and the placement of partitions.</summary>
internal static class DeduplicationRegistration
{
    /// <summary>Ids of events, which say themselves when they expire.</summary>
    public static readonly ExpiringRows Expiry = new("dedupe-cleanup", "webhook_dedupe", "id", "expires_at", TimeSpan.FromMinutes(10));

    public static IServiceCollection AddDeduplication(this IServiceCollection services)
    {
        services.AddSettings<DeduplicationOptions>(DeduplicationOptions.Section);
        services.AddSingleton<IPartitionMap, PartitionMap>();
        return services.AddCleanup(_ => Expiry);
    }

    /// <summary>Places partitions, and the grains that belong to them.</summary>
    public static ISiloBuilder PlaceByPartition(this ISiloBuilder silo) =>
        silo.AddPlacementDirector<PartitionPlacement, PartitionPlacementDirector>();
}
