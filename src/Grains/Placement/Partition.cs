using System.Globalization;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Placement;

/// <summary>The partition that a grain belongs to. It is the same in every process and version.</summary>
public static class Partition
{
    /// <summary>The number of the grain's partition, from 0 to <paramref name="count"/> - 1, as text.</summary>
    public static string Of(GrainId grain, int count) =>
        (StableHash.ComputeHash(grain.Key.AsSpan()) % (uint)count).ToString(CultureInfo.InvariantCulture);
}
