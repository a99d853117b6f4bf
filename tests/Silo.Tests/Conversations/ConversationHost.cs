using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MirtAi.Conversations;
using MirtAi.Deduplication;
using MirtAi.Delivery;
using MirtAi.Durability;
using MirtAi.Embedded;
using MirtAi.Escalations;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Orleans;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>The grains on the embedded engine, in one process of those that share a storage; the test moves its clock.</summary>
internal sealed class ConversationHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestStorage storage;
    private readonly ServiceProvider services;

    private ConversationHost(TestStorage storage, ManualTimeProvider clock)
    {
        this.storage = storage;
        Clock = clock;
        Store = new FaultyStore(storage.Store);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<ICommitStore>(Store)
            .AddSingleton<ITranscript>(storage.Transcript)
            .AddSingleton<ITurnRunner>(Runner)
            .AddSingleton<IAlertRoute, NoAlerts>()
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<TurnExecutor>()
            .AddOptions()
            .AddEmbeddedGrains(assemblies: typeof(Sessions).Assembly)
            .BuildServiceProvider(validateScopes: true);
    }

    public ManualTimeProvider Clock { get; }

    public ScriptedRunner Runner { get; } = new();

    public FaultyStore Store { get; }

    private IHostedService Engine => services.GetRequiredService<IHostedService>();

    public static async Task<ConversationHost> Start(TestStorage storage, ManualTimeProvider clock)
    {
        var host = new ConversationHost(storage, clock);
        await host.Engine.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public Task<Receipt> Deliver(string key, string text) => Grains.GetGrain<IDedupeGrain>($"{key}/{text}").Accept(
        new InboundEvent
        {
            EventId = $"{key}/{text}",
            SessionKey = key,
            Kind = InboundKind.Message,
            Recipient = "1",
            SentAt = Clock.GetUtcNow(),
            Text = text,
        });

    public Task Wake(string key) => Grains.GetGrain<ISessionGrain>(key).Wake();

    public Task Stop() => Engine.StopAsync(CancellationToken.None);

    /// <summary>Waits until the answers are these, letting timers that are due fire.</summary>
    public Task UntilAnswers(string key, params string[] expected) => Until(async () => (await Answers(key)).SequenceEqual(expected));

    public async Task<IReadOnlyList<string>> Answers(string key) =>
        await storage.Query<string>("select text from messages where session_key = @key and author = 1 order by sequence", new { key });

    public Task UntilState(string key, string member) => Until(async () =>
        (await storage.Store.Load(Sessions.Kind, key, CancellationToken.None))?.Json.Contains(member, StringComparison.Ordinal) == true);

    public async Task Until(Func<Task<bool>> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, "It does not come about.");
            Clock.Advance(TimeSpan.Zero);
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class NoAlerts : IAlertRoute
    {
        public OutboxEntry? Address(Session session, Escalation escalation, System.Collections.Immutable.ImmutableArray<TranscriptLine> lastLines) => null;
    }
}
