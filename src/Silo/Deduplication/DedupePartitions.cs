using Microsoft.Extensions.DependencyInjection;
using MirtAi.Placement;
using MirtAi.Settings;
using Orleans.Hosting;
using Orleans.Runtime;

namespace MirtAi.Deduplication;

/// <summary>Adds deduplication: its settings, and the placement of partitions and of the grains that belong to them.</summary>
internal static class DedupePartitions
{
    /// <summary>The grain type whose keys are partitions.</summary>
    public static readonly GrainType GrainType = GrainType.Create("dedupe-partition");

    public static void AddDeduplication(this IServiceCollection services)
    {
        services.AddSettings<DeduplicationOptions>(DeduplicationOptions.Section);
        services.AddSingleton<IPartitionMap, PartitionMap>();
    }

    public static void PlaceByPartition(this ISiloBuilder silo) =>
        silo.AddPlacementDirector<PartitionPlacement, PartitionPlacementDirector>();
}
