using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;
using MirtAi.Testing;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace MirtAi.Silo.Tests.Hosting;

/// <summary>A grain with a full mailbox refuses at once, and serves again when it has caught up.</summary>
public sealed class CapacityTests : IAsyncLifetime
{
    private const int MaxMailbox = 10;

    private readonly InProcessTestCluster cluster;
    private readonly Valve valve = new();

    public CapacityTests()
    {
        var builder = new InProcessTestClusterBuilder(1) { Options = { InitializeClientOnDeploy = false } };
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton(valve)
            .Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = MaxMailbox));
        cluster = builder.Build();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await cluster.DeployAsync(Token);

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task What_does_not_fit_into_a_mailbox_is_refused_and_the_rest_is_done()
    {
        var grain = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IBusyGrain>("busy");
        var first = Call(grain);
        await valve.Reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);
        var calls = Enumerable.Range(0, 5 * MaxMailbox).Select(_ => Call(grain)).ToList();
        await Eventually.Until(() => calls.Count(call => call.IsFaulted) >= 4 * MaxMailbox - 2, TimeSpan.FromSeconds(30));
        valve.Opened.SetResult();
        await first;
        await Eventually.Until(() => calls.TrueForAll(call => call.IsCompleted), TimeSpan.FromSeconds(30));

        Assert.InRange(calls.Count(call => call.IsCompletedSuccessfully), MaxMailbox - 2, MaxMailbox + 2);
        Assert.All(calls.Where(call => call.IsFaulted), call => Assert.IsType<LimitExceededException>(call.Exception!.InnerException));
        await Call(grain);
    }

    private static Task Call(IBusyGrain grain) => TransientGrainFaults.Retry(grain.Work, TimeProvider.System, Token);

    [Alias("mirtai.tests.IBusyGrain")]
    internal interface IBusyGrain : IGrainWithStringKey
    {
        [Alias("Work")]
        Task Work();
    }

    [GrainType("test-busy")]
    internal sealed class BusyGrain(Valve valve) : Grain, IBusyGrain
    {
        public Task Work()
        {
            valve.Reached.TrySetResult();
            return valve.Opened.Task;
        }
    }

    internal sealed class Valve
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
