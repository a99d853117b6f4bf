using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Subscriptions;

namespace MirtAi.Grains.Tests.Payments;

public sealed class RefundRulesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef", One = "refund-1", Two = "refund-2", Session = "telegram:1";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PaymentRequest Request = new()
    {
        Provider = "yookassa",
        SessionKey = Session,
        Plan = "month",
        PlanDays = 30,
        Amount = 300,
        Currency = "UAH",
    };

    private readonly StagedNotes notes = new();
    private readonly StagedProvider provider = new();

    [Fact]
    public void A_refund_is_asked_for_once_and_done_when_the_payment_says_so()
    {
        var decision = Paid().RefundAsked(Id, new() { Id = One, Amount = 100 }, provider, Start);
        var asked = decision.Next!;
        Assert.Equal((RefundStatus.Asked, PaymentStep.Refund, Start), (decision.Answer.Status, asked.Step, asked.DueAt));
        Assert.Null(asked.RefundAsked(Id, new() { Id = One, Amount = 100 }, provider, Start).Next);

        var sent = asked.RefundSent(One).Next!;
        Assert.Null(sent.RefundSent(One).Next);
        var waiting = sent.RefundAnswered(Id, One, new ProviderAnswer.Accepted(), notes, Start).Next!;
        Assert.Equal((PaymentStep.Refund, Start.AddSeconds(1)), (waiting.Step, waiting.DueAt));

        var refunded = waiting.Observe(Id, Seen(PaymentStatus.Succeeded, 100), notes, Start).Next!;
        Assert.Equal((PaymentStep.Settle, 200m), (refunded.Step, refunded.Owed));
        var settled = refunded.Settled(Id, refunded.Owed, null, notes, Start).Next!;
        var done = settled.RefundAnswered(Id, One, null, notes, Start).Next!;
        Assert.Equal((RefundStatus.Done, PaymentStep.TellRefund), (done.Refunds.Single().Status, done.Step));
        Assert.Equal(RefundStatus.Done, done.RefundAsked(Id, new() { Id = One, Amount = 100 }, provider, Start).Answer.Status);

        var told = done.RefundTold(100, Start).Next!;
        Assert.Equal((PaymentStep.None, null), (told.Step, told.DueAt));
        Assert.Null(told.RefundTold(100, Start).Next);
        Assert.Single(notes.Told); // What the provider said of the payment.
        Assert.Equal(200m, told.RefundAsked(Id, new() { Id = Two }, provider, Start).Next!.RefundInProgress!.Amount);
    }

    [Fact]
    public void Another_refund_with_the_same_id_is_told_so()
    {
        var part = Paid().RefundAsked(Id, new() { Id = One, Amount = 100 }, provider, Start).Next!;
        var all = Paid().RefundAsked(Id, new() { Id = One, Address = "T1" }, provider, Start).Next!;
        var other = new RefundReceipt(RefundStatus.Impossible, RefundFaults.OtherRequest);

        Assert.Equal(other, part.RefundAsked(Id, new() { Id = One, Amount = 101 }, provider, Start).Answer);
        Assert.Equal(other, part.RefundAsked(Id, new() { Id = One }, provider, Start).Answer);
        Assert.Equal(other, all.RefundAsked(Id, new() { Id = One, Address = "T2" }, provider, Start).Answer);
        Assert.Equal(RefundStatus.Asked, all.RefundAsked(Id, new() { Id = One, Address = "T1" }, provider, Start).Answer.Status);
    }

    [Fact]
    public void What_the_provider_refuses_takes_nothing_back_and_managers_are_told()
    {
        var asked = Paid().RefundAsked(Id, new() { Id = One }, provider, Start).Next!;

        var refused = asked.RefundAnswered(Id, One, new ProviderAnswer.Refused("no money"), notes, Start).Next!;

        Assert.Equal((RefundStatus.Refused, "no money"), (refused.Refunds.Single().Status, refused.Refunds.Single().Reason));
        Assert.Equal((PaymentStep.None, 300m), (refused.Step, refused.Granted));
        Assert.Contains("no money", Assert.Single(notes.Told), StringComparison.Ordinal);
        Assert.Equal(RefundStatus.Asked, refused.RefundAsked(Id, new() { Id = Two }, provider, Start).Answer.Status);
    }

    /// <summary>After a day the provider would refund once more.</summary>
    [Fact]
    public void A_provider_that_says_nothing_for_a_day_leaves_it_to_a_person()
    {
        var payment = Paid().RefundAsked(Id, new() { Id = One }, provider, Start).Next!;
        var (now, asked) = (Start, 0);
        while (payment.Step == PaymentStep.Refund)
        {
            asked++;
            payment = payment.RefundAnswered(Id, One, new ProviderAnswer.Failed("HTTP 500"), notes, now).Next!;
            now = payment.DueAt ?? now;
        }

        Assert.Equal(RefundStatus.Unclear, payment.Refunds.Single().Status);
        Assert.InRange(asked, 100, 300);
        Assert.InRange(now - Start, PaymentRules.OpenFor, TimeSpan.FromHours(24));
        Assert.Single(notes.Told);
    }

    [Theory]
    [InlineData(0, RefundFaults.Amount)]
    [InlineData(-1, RefundFaults.Amount)]
    [InlineData(301, RefundFaults.Amount)]
    public void A_refund_is_of_what_is_left(decimal amount, string fault) => Assert.Equal(
        new RefundReceipt(RefundStatus.Impossible, fault),
        Paid().RefundAsked(Id, new() { Id = One, Amount = amount }, provider, Start).Answer);

    [Fact]
    public void What_cannot_be_refunded_is_refused_without_a_trace()
    {
        var running = Paid().RefundAsked(Id, new() { Id = One, Amount = 10 }, provider, Start).Next!;
        foreach (var (payment, at, expected) in (IEnumerable<(Payment, IPaymentProvider?, string)>)
        [
            (new Payment(), provider, RefundFaults.Unpaid),
            (Linked(), provider, RefundFaults.Unpaid),
            (Linked().Observe(Id, Seen(PaymentStatus.Canceled), notes, Start).Next!, provider, RefundFaults.Unpaid),
            (Paid() with { Problem = PaymentProblems.Currency }, provider, RefundFaults.Unpaid),
            (running, provider, RefundFaults.Running),
            (Paid(), null, RefundFaults.Off),
            (Paid(), new StagedProvider(RefundFaults.Whole), RefundFaults.Whole),
        ])
        {
            var decision = payment.RefundAsked(Id, new() { Id = Two, Amount = 10 }, at, Start);
            Assert.Equal((null, expected), (decision.Next, decision.Answer.Reason));
        }

        Assert.NotNull((Paid() with { Problem = PaymentProblems.OrderClosed }).RefundAsked(Id, new() { Id = Two }, provider, Start).Next);
    }

    /// <summary>
    /// Payments of one customer with refunds from here and from the cabinet, their events in any order, late and repeated, and settled at any
    /// moment: the time that the subscription was granted is what was paid minus what was refunded, to the second.
    /// </summary>
    [Fact]
    public void In_any_order_the_time_that_is_granted_is_paid_minus_refunded_to_the_second()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            var subscription = new Subscription().Granted(Session, Grant("first", TimeSpan.FromDays(3_000)), Start).Next!;
            var begun = subscription.EndsAt;
            var payments = Enumerable.Range(0, random.Next(1, 4)).ToDictionary(number => $"{number}", _ => Linked());
            var events = new List<(string Payment, PaymentEvent Event)>();
            foreach (var id in payments.Keys.ToArray())
            {
                var refunded = 0m;
                events.Add((id, Seen(PaymentStatus.Pending)));
                for (var step = random.Next(0, 5); step > 0; step--)
                {
                    events.Add((id, Seen(PaymentStatus.Succeeded, refunded)));
                    refunded = Math.Min(300, refunded + (decimal)Math.Round(random.NextDouble() * 150, 2));
                }

                if (random.Next(5) == 0)
                    events.Add((id, Seen(PaymentStatus.Canceled)));
            }

            foreach (var (id, seen) in events.Concat(events).OrderBy(_ => random.Next()).ToArray())
            {
                payments[id] = payments[id].Observe(id, seen, notes, Start).Next ?? payments[id];
                if (random.Next(2) == 0)
                    Settle(id);
            }

            foreach (var id in payments.Keys.ToArray())
            {
                Settle(id);
                Assert.True(payments[id].Step is PaymentStep.None or PaymentStep.TellRefund);
            }

            var expected = payments.Keys.Sum(id =>
            {
                var told = events.Where(known => known.Payment == id).Select(known => known.Event).ToArray();
                var paid = told.Max(seen => seen.Status) == PaymentStatus.Succeeded ? 300 - told.Max(seen => seen.Refunded) : 0;
                return Math.Round(30 * 86_400m * paid / 300, MidpointRounding.AwayFromZero);
            });
            Assert.Equal(expected, (decimal)(subscription.EndsAt - begun).TotalSeconds);

            void Settle(string id)
            {
                var payment = payments[id];
                if (payment.Step != PaymentStep.Settle)
                    return;
                var grant = Grant($"payment:{id}", payment.TimeFor(payment.Owed));
                for (var again = random.Next(1, 3); again > 0; again--)
                    subscription = subscription.Granted(Session, grant, Start).Next ?? subscription;
                payments[id] = payment.Settled(id, payment.Owed, null, notes, Start).Next!;
            }
        }
    }

    private static SubscriptionGrant Grant(string source, TimeSpan time) => new() { Source = source, Plan = "month", Time = time };

    private static Payment Linked() => new Payment().Asked(Id, Request, Start).Next!
        .Opened(Id, new ProviderAnswer.Found(Seen(PaymentStatus.Pending), "https://pay.example/1"), Start).Next!.LinkTold(Id, Start).Next!;

    private Payment Paid()
    {
        var paid = Linked().Observe(Id, Seen(PaymentStatus.Succeeded), notes, Start).Next!;
        return paid.Settled(Id, paid.Owed, new ManagerReceipt(ManagerOutcome.Done), notes, Start).Next!;
    }

    private static PaymentEvent Seen(PaymentStatus status, decimal refunded = 0) => new()
    {
        Provider = "yookassa",
        ProviderId = "2a7834f6-0001",
        PaymentId = Id,
        Status = status,
        Amount = 300,
        Currency = "UAH",
        Refunded = refunded,
    };
}
