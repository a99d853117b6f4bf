using System.Globalization;
using System.Net;
using MirtAi.Grains.Placement;
using MirtAi.Silo.Deduplication;
using Orleans.Runtime;

namespace MirtAi.Silo.Tests.Deduplication;

public sealed class PartitionMapTests
{
    private const int Count = 1_024;

    private static readonly string[] Partitions =
        [.. Enumerable.Range(0, Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    [Fact]
    public void Each_silo_gets_about_an_equal_share()
    {
        var silos = Silos(4);

        var shares = Partitions.CountBy(partition => PartitionMap.SiloOf(partition, silos)).ToDictionary();

        Assert.Equal(4, shares.Count);
        Assert.All(shares.Values, share => Assert.InRange(share, Count / 4 * 0.75, Count / 4 * 1.25));
    }

    [Fact]
    public void The_order_in_which_a_process_knows_the_silos_does_not_matter()
    {
        var silos = Silos(5);

        Assert.All(Partitions, partition =>
            Assert.Equal(PartitionMap.SiloOf(partition, silos), PartitionMap.SiloOf(partition, [.. silos.Reverse()])));
    }

    [Fact]
    public void A_silo_that_joins_takes_its_share_and_moves_nothing_else()
    {
        var before = Silos(3);
        var after = Silos(4);

        var moved = Partitions.Where(partition => !PartitionMap.SiloOf(partition, before).Equals(PartitionMap.SiloOf(partition, after)))
            .ToList();

        Assert.InRange(moved.Count, Count / 4 * 0.75, Count / 4 * 1.25);
        Assert.All(moved, partition => Assert.Equal(after[3], PartitionMap.SiloOf(partition, after)));
    }

    /// <summary>A fleet of two versions must agree: this number never changes.</summary>
    [Fact]
    public void A_grain_belongs_to_the_same_partition_for_ever()
    {
        Assert.Equal("120", Partition.Of(GrainId.Create("session", "telegram:123"), Count));
        Assert.Equal("120", Partition.Of(GrainId.Create("another-kind", "telegram:123"), Count));
    }

    private static SiloAddress[] Silos(int count) =>
        [.. Enumerable.Range(1, count).Select(number => SiloAddress.New(IPAddress.Parse($"10.0.0.{number}"), 11_111, 1_000 + number))];
}
