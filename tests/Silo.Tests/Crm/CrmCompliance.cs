using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Silo.Crm;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Crm;

/// <summary>What the shop's CRM is told; the same for every database. A test's tasks are due in days of its own.</summary>
public abstract class CrmCompliance : StorageCompliance
{
    private static readonly DateTimeOffset First = new(1990, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static int days;

    private readonly FakeTimeProvider clock = new(First.AddDays(-Interlocked.Increment(ref days)));
    private readonly SitniksPeer peer = new();
    private readonly string key = Commits.NewKey();

    [Fact]
    public async Task A_first_touch_finds_the_chat_sets_its_status_and_assigns_the_bots_manager()
    {
        peer.Chats["olena"] = "c1";
        await Store(Telling(CrmTaskKinds.FirstTouch) with { Username = "@Olena" });

        await Job().Tell(Token);

        Assert.Equal(
            ["GET chats", """PATCH chats/c1/status {"status":"taken"}""", "GET managers", """PUT chats/c1 {"assignedManagerId":7}"""],
            peer.Requests);
        Assert.Equal(("done", "c1"), await State(CrmTaskKinds.FirstTouch));
    }

    [Fact]
    public async Task An_escalation_of_a_known_chat_sets_its_status_and_assigns_a_person()
    {
        peer.Chats["olena"] = "c1";
        await Store(Telling(CrmTaskKinds.FirstTouch) with { Username = "olena" });
        var job = Job();
        await job.Tell(Token);
        var before = peer.Requests.Count;

        await Store(Telling(CrmTaskKinds.Escalation));
        await job.Tell(Token);

        Assert.Equal(
            ["""PATCH chats/c1/status {"status":"attention"}""", "GET managers", """PUT chats/c1 {"assignedManagerId":8}"""],
            peer.Requests.Skip(before));
    }

    [Fact]
    public async Task A_chat_that_is_not_there_yet_is_looked_for_again_and_costs_others_nothing()
    {
        await Store(Telling(CrmTaskKinds.FirstTouch) with { Username = "olena" });
        var job = Job();
        for (var attempt = 0; attempt < CrmJob.MaxFailures + 2; attempt++)
        {
            await job.Tell(Token);
            clock.Advance(TimeSpan.FromHours(1));
        }

        peer.Chats["olena"] = "c1";
        await job.Tell(Token);

        Assert.Equal(("done", "c1"), await State(CrmTaskKinds.FirstTouch));
    }

    [Fact]
    public async Task A_customer_without_a_username_is_given_up_at_once()
    {
        await Store(Telling(CrmTaskKinds.FirstTouch));

        await Job().Tell(Token);

        Assert.Equal("failed", (await State(CrmTaskKinds.FirstTouch)).State);
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task After_five_failures_the_crm_is_left_alone_for_a_minute_and_everything_is_told_then()
    {
        await Storage.Store.Commit(Commits.Of(Commits.NewKey(), 0) with { Effects = new CommitEffects { Features = [Order] } }, Token);
        for (var number = 0; number < 8; number++)
            await Store(Telling(CrmTaskKinds.Order) with { Id = $"order:{key}:{number}", OrderNumber = Order.Number });
        for (var number = 0; number < CrmJob.MaxFailures; number++)
            peer.Faults.Enqueue(HttpStatusCode.BadGateway);
        var job = Job();

        await job.Tell(Token);
        await job.Tell(Token);

        Assert.Equal(CrmJob.MaxFailures, peer.Requests.Count);
        clock.Advance(TimeSpan.FromMinutes(5));
        await job.Tell(Token);
        var done = await Storage.Query<string>("select id from crm_tasks where session_key = @key and state = 'done'", new { key });
        Assert.Equal(8, done.Count);
    }

    [Fact]
    public async Task A_crm_that_is_asked_too_fast_is_left_alone_at_once()
    {
        await Store(Telling(CrmTaskKinds.FirstTouch) with { Username = "olena" });
        peer.Faults.Enqueue(HttpStatusCode.TooManyRequests);
        var job = Job();

        await job.Tell(Token);
        await job.Tell(Token);

        Assert.Single(peer.Requests);
        Assert.Equal("pending", (await State(CrmTaskKinds.FirstTouch)).State);
    }

    [Fact]
    public async Task An_order_is_filed_once_though_the_answer_was_lost()
    {
        await Storage.Store.Commit(Commits.Of(Commits.NewKey(), 0) with { Effects = new CommitEffects { Features = [Order] } }, Token);
        await Store(Telling(CrmTaskKinds.Order) with { Id = $"order:{key}", OrderNumber = Order.Number });
        var job = Job();
        peer.LosesAnswers = true;
        await job.Tell(Token);
        peer.LosesAnswers = false;
        clock.Advance(TimeSpan.FromMinutes(2));

        await job.Tell(Token);

        var (id, comment) = Assert.Single(peer.Orders);
        Assert.Contains(Order.Number, comment, StringComparison.Ordinal);
        Assert.Equal(("done", id), await State(CrmTaskKinds.Order));
    }

    [Fact]
    public async Task The_same_task_is_stored_once()
    {
        await Store(Telling(CrmTaskKinds.FirstTouch));
        await Store(Telling(CrmTaskKinds.FirstTouch));

        Assert.Single(await Storage.Query<string>("select id from crm_tasks where session_key = @key", new { key }));
    }

    private PlacedOrder Order => new()
    {
        Number = "n" + key,
        SessionKey = key,
        Lines = [new PlacedLine("1", "Сукня", "134-140", "рожевий", 1, new Money(1989.99m, "UAH"))],
        Recipient = new() { FullName = "Надія Зразкова", Phone = "+380501112233", City = "Львів", Branch = "відділення 12" },
        Payment = PaymentMethod.Full,
        DueNow = new Money(1989.99m, "UAH"),
    };

    private CrmTask Telling(string kind) => new() { Id = $"{kind}:{key}", SessionKey = key, Kind = kind, At = clock.GetUtcNow() };

    private Task<CommitOutcome> Store(CrmTask task) => Storage.Store.Commit(
        Commits.Of(Commits.NewKey(), 0) with { Effects = new CommitEffects { Features = [task] } }, Token);

    private async Task<(string State, string? ExternalId)> State(string kind) => (
        (await Storage.Query<string>("select state from crm_tasks where id = @id", new { id = $"{kind}:{key}" })).Single(),
        (await Storage.Query<string?>("select external_id from crm_tasks where id = @id", new { id = $"{kind}:{key}" })).Single());

    private CrmJob Job()
    {
        var options = Options.Create(new SitniksOptions
        {
            ApiKey = "key",
            FirstTouchStatus = "taken",
            InvoiceStatus = "invoiced",
            EscalationStatus = "attention",
            BotManager = "Бот",
            SalesChannelId = 3,
        });
        var tasks = new CrmTasks(Storage.Database);
        var client = new SitniksClient(() => new HttpClient(peer, disposeHandler: false), options, clock);
        return new CrmJob(
            tasks,
            [
                new SitniksChats(client, tasks, options, NullLogger<SitniksChats>.Instance),
                new SitniksOrders(client, tasks, new OrderQueries(Storage.Database), options),
            ],
            Storage.Locks(), clock, NullLogger<CrmJob>.Instance);
    }
}
