using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Placement;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Orleans;
using Orleans.TestingHost;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>
/// The grains on a silo, the only one of its cluster: several hosts on one storage are processes that do not know of each other. The test
/// moves the clock.
/// </summary>
internal sealed class ConversationHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);

    private readonly TestStorage storage;
    private readonly InProcessTestCluster cluster;

    private ConversationHost(TestStorage storage, WatchedTimeProvider clock, FollowUpPolicy? followUps)
    {
        this.storage = storage;
        Clock = clock;
        Store = new FaultyStore(storage.Store);
        var builder = new InProcessTestClusterBuilder(1) { Options = { InitializeClientOnDeploy = false } };
        builder.ConfigureSilo((_, silo) => silo.PlaceByPartition().Services
            .AddSingleton<TimeProvider>(clock)
            .UseTimeProviderForBackgroundAreas(TimeProvider.System)
            .AddSingleton<ICommitStore>(Store)
            .AddSingleton<ITranscript>(storage.Transcript)
            .AddSingleton<ICustomerMemories>(new CustomerMemories(storage.Database))
            .AddSingleton<ITurnRunner>(Runner)
            .AddSingleton<IAlertRoute, NoAlerts>()
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<ReplayComposer>()
            .AddSingleton(CrmPolicy.Off)
            .AddSingleton<TurnExecutor>()
            .AddSingleton<ProgressNotes>()
            .AddSingleton<ManagerDesk>()
            .AddSingleton<OrderTaking>()
            .AddSingleton<OrderDesk>()
            .AddSingleton<Quotations>()
            .AddSingleton<ICatalog>(new Shop.Shipped(Shop.Catalog.Value))
            .AddSingleton<ISentMessages>(new SentMessages(storage.Database))
            .AddSingleton<IUnclosedCalls>(new UnclosedCalls(storage.Database))
            .AddSingleton<IEchoes>(new Echoes(storage.Database, storage.Outbox))
            .AddSingleton(HandoffPolicy.Off)
            .AddSingleton(CannedAnswers.None)
            .AddSingleton<IPlacedOrders, NoOrders>()
            .AddSingleton<IOrderNews, NoNews>()
            .AddSingleton(followUps ?? FollowUpPolicy.Off)
            .AddSingleton<IFollowUpWriter, Reminders>()
            .AddSingleton<FollowUpExecutor>()
            .AddSingleton<IPartitionMap, PartitionMap>());
        cluster = builder.Build();
    }

    public WatchedTimeProvider Clock { get; }

    public ScriptedRunner Runner { get; } = new();

    public FaultyStore Store { get; }

    public static async Task<ConversationHost> Start(TestStorage storage, WatchedTimeProvider clock, FollowUpPolicy? followUps = null)
    {
        var host = new ConversationHost(storage, clock, followUps);
        await host.cluster.DeployAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>How many turns wait for a slot.</summary>
    public int WaitingTurns => cluster.Silos[0].ServiceProvider.GetRequiredService<TurnExecutor>().Waiting;

    public IGrainFactory Grains => cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public Task<Receipt> Deliver(string key, string text) => Accept(
        new InboundEvent
        {
            EventId = $"{key}/{text}",
            SessionKey = key,
            Kind = InboundKind.Message,
            Recipient = "1",
            SentAt = Clock.GetUtcNow(),
            Text = text,
        });

    private Task<Receipt> Accept(InboundEvent inbound) =>
        Grains.GetGrain<IDedupePartitionGrain>(Partition.Of(inbound.Target, new DeduplicationOptions().Partitions)).Accept(inbound);

    public Task Wake(string key) => Grains.GetGrain<ISessionGrain>(key).Wake();

    public Task Erase(string key) => Grains.GetGrain<ISessionGrain>(key).Erase();

    public Task Stop() => cluster.StopAllSilosAsync();

    /// <summary>Waits until the answers are these, letting timers that are due fire.</summary>
    public Task UntilAnswers(string key, params string[] expected) => Until(async () => (await Answers(key)).SequenceEqual(expected));

    public async Task<IReadOnlyList<string>> Answers(string key) =>
        await storage.Query<string>("select text from messages where session_key = @key and author = 1 order by sequence", new { key });

    public Task UntilState(string key, string member) => Until(async () =>
        (await storage.Store.Load(ISessionGrain.Kind, key, CancellationToken.None))?.Json
            .Contains(member, StringComparison.Ordinal) == true);

    public async Task Until(Func<Task<bool>> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, "It does not come about.");
            Clock.Advance(TimeSpan.Zero);
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    /// <summary>Waits for work that pauses by the clock, which goes on a little at a time.</summary>
    public async Task Finish(Task work)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!work.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, "It does not end.");
            Clock.Advance(Interval);
            await Task.Delay(Interval, TimeProvider.System);
        }

        await work;
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private sealed class Reminders : IFollowUpWriter
    {
        public System.Collections.Immutable.ImmutableArray<Reply> Remind(Session session, int number) => [new Reply($"reminder {number}")];
    }

    private sealed class NoOrders : IPlacedOrders
    {
        public Task<StoredOrder?> Find(string sessionKey, string? number) => Task.FromResult<StoredOrder?>(null);
    }

    private sealed class NoNews : IOrderNews
    {
        public Product? Upsell(OrderDraft order) => null;

        public System.Collections.Immutable.ImmutableArray<Reply> Tell(Session session, string key, string number, Product? upsell) => [];
    }

    private sealed class NoAlerts : IAlertRoute
    {
        public System.Collections.Immutable.ImmutableArray<OutboxEntry> Address(
            Session session, Escalation escalation, System.Collections.Immutable.ImmutableArray<TranscriptLine> lastLines) =>
            [];
    }
}
