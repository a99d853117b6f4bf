using MirtAi.Grains.Audit;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Replays;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Silo.Tests.Storage.Effects.Visits;

namespace MirtAi.Silo.Tests.Storage.Effects;

/// <summary>Every type of effect.</summary>
internal static class EffectSamples
{
    public static readonly EffectSample Visit = EffectSample.Row(key => new Visit(key, "/dresses", 7), "visits", "visits");

    public static readonly EffectSample Erasure =
        new(key => new CustomerErased(key), async (storage, key) => 1 - await EffectSample.Rows("messages")(storage, key))
        {
            Before = key => new CommitEffects { Lines = [Commits.Line(key, 1)] },
        };

    public static readonly IReadOnlyDictionary<string, EffectSample> All = new[]
    {
        EffectSample.Row(Escalation, "escalations", "escalations"),
        EffectSample.Row(Turn, "turns", "turns"),
        EffectSample.Row(
            key => new CrmTask { Id = "order:" + key, SessionKey = key, Kind = CrmTaskKinds.Order, At = Commits.At },
            "crm_tasks",
            "crmTasks"),
        EffectSample.Row(Order, "orders", "orders"),
        new(Proof, Proofs) { Before = key => new CommitEffects { Features = [Order(key)] }, Member = "orders" },
        new(key => new OrderStatusChange(key, "n" + key, OrderStatus.Paid), Paid)
        {
            Before = key => new CommitEffects { Features = [Order(key)] },
            Member = "orders",
        },
        EffectSample.Row(
            key => new CustomerRemembered(key, new CustomerMemory { Summary = "2026-03-01" }), "customer_memories", "customerMemories"),
        EffectSample.Row(key => new CustomerLinked(key, "c" + key, "Олена", Commits.At), "customer_links", "customerLinks"),
        EffectSample.Row(key => new AuditEntry("Олена", "takeover", key, "", Commits.At), "audit_log", "auditLog"),
        EffectSample.Row(key => new ManagerLine(key, 1, "Олена", Commits.At), "manager_lines", "managerLines"),
        new(key => new EscalationChange(key, EscalationStatus.Taken, "Олена", Commits.At), Taken)
        {
            Before = key => new CommitEffects { Features = [Escalation(key)] },
            Member = "escalations",
        },
        new(key => new EscalationAnswered(key, "Олена", Commits.At), AnsweredCalls)
        {
            Before = key => new CommitEffects { Features = [Escalation(key)] },
            Member = "escalations",
        },
        new(key => new LineUnsent(key, 1), EmptyLines)
        {
            Before = key => new CommitEffects { Lines = [Commits.Line(key, 1)] },
            Member = "messages",
        },
        new(key => new UnsentWithdrawn(key, 1), EffectSample.Rows("deliveries"))
        {
            Before = key => new CommitEffects { Outbox = [Commits.Entry(key) with { Sequence = 1 }] },
            Member = "deliveries",
        },
        new(key => new CommentStored(CommentOf(key), Reply: "r" + key), Comments) { Member = "comments" },
        new(key => new MediaStored(new Media { Id = key, Caption = "Сукня", SeenAt = Commits.At }), Posts),
        new(key => new PaymentBegun("p" + key, Payment(key)), BegunPayments) { Member = "payment" },
        EffectSample.Row(key => new PaymentChanged("p" + key, Payment(key)), "payments", "payments"),
        EffectSample.Row(Heard, "payment_events", "paymentEvents"),
        EffectSample.Row(
            key => new SubscriptionChanged(key, new Subscription { Plan = "month", Active = true, StartedAt = Commits.At, EndsAt = Commits.At }),
            "subscriptions",
            "subscriptions"),
        EffectSample.Row(
            key => new HoldChanged(key, new LegalHold("Олена", "справа 12/26", Commits.At)), "legal_holds", "legalHolds"),
        new(key => new BroadcastWithdrawn("b" + key), EffectSample.Rows("deliveries"))
        {
            Before = key => new CommitEffects { Outbox = [Mailing(key)] },
            Member = "deliveries",
        },
        new(key => new BroadcastsDeclined(key), EffectSample.Rows("deliveries"))
        {
            Before = key => new CommitEffects { Outbox = [Mailing(key)] },
            Member = "deliveries",
        },
        Erasure,
        Visit,
    }.ToDictionary(sample => sample.Type.Name);

    private static Comment CommentOf(string key) => new()
    {
        Id = "c" + key,
        SessionKey = key,
        Username = "nadiia",
        MediaId = "m1",
        Text = "Скільки коштує?",
        WrittenAt = Commits.At,
        Status = CommentStatus.Completed,
        Type = CommentType.Question,
        Confidence = 96,
        Answer = new CommentAnswer { Text = "1850 грн", At = Commits.At, Call = 1, Status = CommentAnswerStatus.Sent, PlatformId = "r1" },
    };

    private static async Task<long> Comments(TestStorage storage, string key) => (await storage.Query<long>(
        "select count(*) from comments c join comment_replies r on r.comment_id = c.id where c.session_key = @key and c.answer_id = 'r1'",
        new { key })).Single();

    private static async Task<long> EmptyLines(TestStorage storage, string key) => (await storage.Query<long>(
        "select count(*) from messages where session_key = @key and text = '' and images = '[]' and kind = 9", new { key })).Single();

    private static async Task<long> BegunPayments(TestStorage storage, string key) => (await storage.Query<long>(
        "select count(*) from grain_state where kind = 'payment' and key = @id", new { id = "p" + key })).Single();

    private static async Task<long> Posts(TestStorage storage, string key) =>
        (await storage.Query<long>("select count(*) from media where id = @key and caption = 'Сукня'", new { key })).Single();

    private static Escalation Escalation(string key) =>
        new() { SessionKey = key, Reason = "COMPLAINT", State = "STATE_0_INIT", At = Commits.At };

    private static TurnRecorded Turn(string key) => new()
    {
        SessionKey = key,
        TurnId = "t" + key,
        At = Commits.At,
        Channel = "telegram",
        State = "STATE_1_DISCOVERY",
        WaitedMilliseconds = 2_300,
        Replay = ReplayJson.Write(new TurnReplay { Before = "STATE_0_INIT", After = "STATE_1_DISCOVERY", Acts = ["hello"] }),
    };

    private static async Task<long> Taken(TestStorage storage, string key) =>
        (await storage.Query<long>("select count(*) from escalations where session_key = @key and status = 'taken'", new { key })).Single();

    private static async Task<long> AnsweredCalls(TestStorage storage, string key) => (await storage.Query<long>(
        "select count(*) from escalations where session_key = @key and answered_by = 'Олена'", new { key })).Single();

    private static async Task<long> Paid(TestStorage storage, string key) =>
        (await storage.Query<long>("select count(*) from orders where session_key = @key and status = 'paid'", new { key })).Single();

    private static PlacedOrder Order(string key) => new()
    {
        Number = "n" + key,
        SessionKey = key,
        Lines = [new PlacedLine("1", "Сукня", "134-140", "рожевий", 1, new Money(1989.99m, "UAH"))],
        Recipient = new Recipient { FullName = "Надія Зразкова" },
        Payment = PaymentMethod.Full,
        DueNow = new Money(1989.99m, "UAH"),
    };

    private static OutboxEntry Mailing(string key) => Commits.Entry(key) with
    {
        Lane = OutboxLane.Broadcast,
        Message = new OutboundMessage { Text = "text", Broadcast = "b" + key },
    };

    private static Payment Payment(string key) => new()
    {
        Provider = "yookassa",
        SessionKey = key,
        Amount = 1989.99m,
        Currency = "UAH",
        CreatedAt = Commits.At,
    };

    private static PaymentHeard Heard(string key)
    {
        var seen = new PaymentEvent { Provider = "yookassa", ProviderId = "y" + key, Status = PaymentStatus.Succeeded, Amount = 1989.99m };
        return new PaymentHeard("p" + key, key, seen, PaymentOutcomes.Applied, Commits.At);
    }

    private static PaymentProof Proof(string key) => new("n" + key, ["telegram-file:A"], "paid", Commits.At);

    private static async Task<long> Proofs(TestStorage storage, string key) =>
        (await new OrderQueries(storage.Database).List(null, key, new PageRequest(1, 100), CancellationToken.None)).Items.Sum(order =>
            order.Proofs.Count);
}
