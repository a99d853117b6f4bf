using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Placement;

/// <summary>
/// Places grains of one partition on one silo, so that calls between them are local. Each silo gets an equal share of the partitions; when
/// a silo joins or leaves, only its share moves.
/// </summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("mirtai.partition-placement")]
public sealed class PartitionPlacement : PlacementStrategy
{
    internal static PartitionPlacement Instance { get; } = new();
}
