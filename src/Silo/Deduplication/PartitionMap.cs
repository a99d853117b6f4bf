using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Placement;
using Orleans.Runtime;

namespace MirtAi.Silo.Deduplication;

/// <summary>
/// Gives each partition to a silo by rendezvous hashing: every process that sees the same silos gives the same answer, and a silo that
/// joins or leaves moves its own share alone.
/// </summary>
internal sealed class PartitionMap(IServiceProvider services, ILocalSiloDetails local) : IPartitionMap
{
    // The silos' statuses are known by what this is a part of, so they are asked for late.
    private ISiloStatusOracle? statuses;

    /// <inheritdoc/>
    public bool IsHere(string partition) => SiloOf(partition, Active()).Equals(local.SiloAddress);

    /// <summary>The silo of a partition among these, of which there is at least one.</summary>
    public static SiloAddress SiloOf(string partition, IReadOnlyList<SiloAddress> silos)
    {
        if (silos.Count == 1)
            return silos[0];
        var (best, highest) = (silos[0], Weight(partition, silos[0]));
        for (var index = 1; index < silos.Count; index++)
        {
            var weight = Weight(partition, silos[index]);
            if (weight > highest || (weight == highest && silos[index].CompareTo(best) > 0))
                (best, highest) = (silos[index], weight);
        }

        return best;
    }

    /// <summary>
    /// Those among which placement chooses. A snapshot of the membership may say otherwise for ever: it is not made anew while the version
    /// of the table stays, though a silo's own status changes.
    /// </summary>
    private SiloAddress[] Active()
    {
        statuses ??= services.GetRequiredService<ISiloStatusOracle>();
        return statuses.GetActiveSilos() is { Length: > 0 } active ? active : [local.SiloAddress];
    }

    private static uint Weight(string partition, SiloAddress silo) =>
        Mix((uint)silo.GetConsistentHashCode() ^ Mix(Orleans.StableHash.ComputeHash(partition)));

    /// <summary>The finalizer of MurmurHash3: spreads every bit of the input over all of the result.</summary>
    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
