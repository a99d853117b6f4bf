namespace MirtAi.Grains.Placement;

/// <summary>Which silo of the fleet each partition belongs to, as this process sees the fleet.</summary>
public interface IPartitionMap
{
    /// <summary>Whether the partition belongs to this silo. Cheap enough to ask with every call.</summary>
    bool IsHere(string partition);
}
