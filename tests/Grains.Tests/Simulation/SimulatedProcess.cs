using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Replays;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A process with its own clock, and at most one activation of the session.</summary>
internal sealed class SimulatedProcess(string name, World world, SimulatedDatabase database, Random random)
{
    public const string SessionKey = "telegram:1";

    private static readonly IOptions<ConversationOptions> Options = Microsoft.Extensions.Options.Options.Create(new ConversationOptions());
    private static readonly IOptions<PaymentOptions> Payment = Microsoft.Extensions.Options.Options.Create(new PaymentOptions());
    private SimulatedActivation? activation;

    public string Name => name;

    public SimulatedClock Clock { get; } = new(world);

    public SimulatedRunner Runner { get; private set; } = new(random);

    public bool Runs { get; private set; } = true;

    public bool IsLeaving { get; private set; }

    /// <summary>It takes calls.</summary>
    public bool Serves => Runs && !IsLeaving;

    public IEnumerable<SimulatedTimer> Armed => activation?.Armed ?? [];

    public Task<Receipt> Receive(InboundEvent inbound) => Session.Call((SessionGrain grain) => grain.Receive(inbound));

    public Task<ManagerReceipt> Manage(ManagerAction action) => Session.Call((SessionGrain grain) => grain.Manage(action));

    public void Wake() => Session.Call(async (SessionGrain grain) =>
    {
        await grain.Wake();
        return true;
    });

    public void Run()
    {
        activation?.Run();
        if (!IsLeaving || activation is { HasLeft: false })
            return;
        IsLeaving = false;
        activation = null;
    }

    /// <summary>It is gone, with everything that it was about to do.</summary>
    public void Crash()
    {
        (Runs, IsLeaving, activation) = (false, false, null);
        Runner = new SimulatedRunner(random);
    }

    public void Start() => Runs = true;

    /// <summary>Its activation leaves in good order.</summary>
    public void Leave()
    {
        if (activation is null)
            return;
        IsLeaving = true;
        activation.Leave();
    }

    private SimulatedActivation Session => activation ??= new SimulatedActivation(world, SessionKey, CreateGrain);

    private SessionGrain CreateGrain()
    {
        var connection = database.ConnectFrom(this);
        var progress = new ProgressNotes(new NoCatalog());
        var executor = new TurnExecutor(
            connection, new NoMemories(), Runner, new ChannelDirectory([]), new NoAlerts(),
            new ReplayComposer(
                Microsoft.Extensions.Options.Options.Create(new ReplayOptions { MaxBytes = 0 }), Clock, NullLogger<ReplayComposer>.Instance),
            progress, CrmPolicy.Off, Options, Clock, NullLogger<TurnExecutor>.Instance);
        var followUps = new FollowUpExecutor(
            database.FollowUps, new Reminders(), connection, new ChannelDirectory([]), new NoAlerts(), progress, Clock);
        var desk = new ManagerDesk(
            new ChannelDirectory([]), new NoAlerts(), new OrderDesk(new NoOrders(), new NoNews()), HandoffPolicy.Off,
            CannedAnswers.None, CrmPolicy.Off, progress, new OrderTaking(new NoCatalog(), Payment, new NoAlerts(), CrmPolicy.Off),
            connection, new NothingSent(), new AlwaysCalled());
        return new SessionGrain(
            connection, executor, desk, new Quotations(new NothingSent(), new NoCatalog()), new NoEchoes(), followUps, Options, Clock,
            NullLogger<SessionGrain>.Instance);
    }

    private sealed class NoMemories : ICustomerMemories
    {
        public Task<CustomerMemory> Load(string sessionKey, CancellationToken cancellationToken) => Task.FromResult(CustomerMemory.Empty);
    }

    private sealed class Reminders : IFollowUpWriter
    {
        public ImmutableArray<Reply> Remind(Session session, int number) =>
            [new Reply(DatabaseMemory.Reminder(session.Silence!.Since, number))];
    }

    private sealed class NoOrders : IPlacedOrders
    {
        public Task<StoredOrder?> Find(string sessionKey, string? number) => Task.FromResult<StoredOrder?>(null);
    }

    private sealed class NoNews : IOrderNews
    {
        public Product? Upsell(OrderDraft order) => null;

        public ImmutableArray<Reply> Tell(Session session, string key, string number, Product? upsell) => [];
    }

    private sealed class NoAlerts : IAlertRoute
    {
        public ImmutableArray<OutboxEntry> Address(
            Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines) => [];
    }

    private sealed class NothingSent : ISentMessages
    {
        public Task<string?> SessionOfTopic(string account, string topic) => Task.FromResult<string?>(null);

        public Task<string?> SessionOf(string account, string chat, string platformId) => Task.FromResult<string?>(null);

        public Task<OutboundMessage?> Find(string sessionKey, string platformId) => Task.FromResult<OutboundMessage?>(null);
    }

    private sealed class AlwaysCalled : IUnclosedCalls
    {
        public Task<bool> HasAny(string sessionKey) => Task.FromResult(true);
    }

    private sealed class NoCatalog : ICatalog
    {
        public ProductCatalog Current => throw new NotSupportedException("nobody answers a photo");
    }

    private sealed class NoEchoes : IEchoes
    {
        public Task<bool> Settle(InboundEvent echo) => throw new NotSupportedException("nothing is echoed");
    }
}
