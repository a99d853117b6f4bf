using Microsoft.Extensions.Options;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace MirtAi.Silo.Deduplication;

/// <summary>Places a partition, and the grains that belong to it, on the partition's silo.</summary>
internal sealed class PartitionPlacementDirector(IOptions<DeduplicationOptions> options) : IPlacementDirector
{
    private static readonly GrainType Partitions = GrainType.Create(IDedupePartitionGrain.Kind);

    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var grain = target.GrainIdentity;
        var partition = grain.Type.Equals(Partitions) || options.Value.Partitions == 0
            ? grain.Key.ToString()!
            : Partition.Of(grain, options.Value.Partitions);
        return Task.FromResult(PartitionMap.SiloOf(partition, context.GetCompatibleSilos(target)));
    }
}
