using Orleans.Placement;

namespace MirtAi.Grains.Placement;

/// <summary>Marks a grain class that is placed by <see cref="PartitionPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PartitionPlacementAttribute() : PlacementAttribute(PartitionPlacement.Instance);
