using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Placement;
using MirtAi.Silo.Deduplication;
using MirtAi.Testing;
using Orleans;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace MirtAi.Silo.Tests.Deduplication;

/// <summary>A partition before a grain that counts what reaches it and answers when it is told to.</summary>
public sealed class DedupePartitionTests : IAsyncLifetime
{
    private readonly InProcessTestCluster cluster;
    private readonly Target target = new();

    public DedupePartitionTests()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.PlaceByPartition().Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IPartitionMap, PartitionMap>()
            .AddSingleton(target));
        cluster = builder.Build();
    }

    /// <summary>
    /// A partition moves while the silos do not yet agree on who is there, and forgets what it remembered: the database does not.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        await Eventually.Until(() => cluster.Silos.All(SeesBoth), TimeSpan.FromSeconds(30));
        await cluster.WaitForClusterManifestToStabilizeAsync(false);
    }

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Copies_wait_for_the_first_ones_result_and_later_ones_are_duplicates()
    {
        var copies = Enumerable.Range(0, 20).Select(copy => Accept(copy, "one")).ToList();
        await target.Reached;
        Assert.All(copies, copy => Assert.False(copy.IsCompleted));

        target.Answer(Receipt.Accepted);

        var receipts = await Task.WhenAll(copies);
        Assert.Single(receipts, receipt => receipt == Receipt.Accepted);
        Assert.Equal(19, receipts.Count(receipt => receipt == Receipt.Duplicate));
        Assert.Equal(Receipt.Duplicate, await Accept(0, "one"));
        Assert.Equal(1, target.Calls);
    }

    [Fact]
    public async Task A_failure_reaches_all_copies_and_is_not_remembered()
    {
        target.Fail();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Accept(0, "two"));
        target.Answer(Receipt.Accepted);

        Assert.Equal(Receipt.Accepted, await Accept(1, "two"));
    }

    [Fact]
    public async Task An_overloaded_target_is_not_remembered()
    {
        target.Answer(Receipt.Overloaded);
        Assert.Equal(Receipt.Overloaded, await Accept(0, "three"));
        target.Answer(Receipt.Accepted);

        Assert.Equal(Receipt.Accepted, await Accept(0, "three"));
    }

    [Fact]
    public async Task An_event_that_waits_holds_up_no_other_of_its_partition()
    {
        var waits = Accept(0, "slow");
        await target.Reached;

        Assert.Equal(
            Receipt.Accepted, await Accept(1, "quick", "quick").WaitAsync(
                TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.False(waits.IsCompleted);
        target.Answer(Receipt.Accepted);
        Assert.Equal(Receipt.Accepted, await waits);
    }

    [Fact]
    public async Task A_target_is_placed_on_the_silo_of_its_partition()
    {
        target.Answer(Receipt.Accepted);
        for (var customer = 0; customer < 50; customer++)
        {
            var inbound = new TargetEvent { EventId = $"place:{customer}", Key = $"{customer}" };
            await Partition(customer).Accept(inbound);
            var partition = GrainId.Create("dedupe-partition", Grains.Placement.Partition.Of(inbound.Target, 1_024));

            Assert.True(cluster.TryGetGrainContext(inbound.Target, out var grain));
            Assert.Equal(
                PartitionMap.SiloOf(partition.Key.ToString()!, [.. cluster.Silos.Select(silo => silo.SiloAddress)]),
                grain!.Address.SiloAddress);
        }

        IDedupePartitionGrain Partition(int customer) => Factory(customer)
            .GetGrain<IDedupePartitionGrain>(
                Grains.Placement.Partition.Of(new TargetEvent { EventId = "", Key = $"{customer}" }.Target, 1_024));
    }

    private static bool SeesBoth(InProcessSiloHandle silo) =>
        silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length == 2;

    private Task<Receipt> Accept(int through, string id, string key = "customer") =>
        Factory(through).GetGrain<IDedupePartitionGrain>("7").Accept(new TargetEvent { EventId = id, Key = key });

    private IGrainFactory Factory(int through) => cluster.Silos[through % 2].ServiceProvider.GetRequiredService<IGrainFactory>();

    [GenerateSerializer, Immutable, Alias("mirtai.tests.target-event")]
    internal sealed record TargetEvent : IInboundEvent
    {
        [Id(0)] public required string EventId { get; init; }

        [Id(1)] public required string Key { get; init; }

        public GrainId Target => GrainId.Create("test-target", Key);
    }

    [GrainType("test-target"), PartitionPlacement]
    internal sealed class TargetGrain(Target target) : Grain, IInboundGrain
    {
        public Task<Receipt> Receive(IInboundEvent inbound) =>
            this.GetPrimaryKeyString() == "quick" ? Task.FromResult(Receipt.Accepted) : target.Receive();
    }

    /// <summary>What the grain does, in the test's hands.</summary>
    internal sealed class Target
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource<Receipt> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;

        public int Calls => calls;

        public Task Reached => reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        public Task<Receipt> Receive()
        {
            Interlocked.Increment(ref calls);
            reached.TrySetResult();
            return result.Task;
        }

        public void Answer(Receipt receipt)
        {
            if (!result.TrySetResult(receipt))
                (result = new()).SetResult(receipt);
        }

        public void Fail() => result.TrySetException(new StorageUnavailableException("away"));
    }
}
