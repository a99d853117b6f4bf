using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;

namespace MirtAi.Grains.Tests.Payments;

public sealed class PaymentRulesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef", Order = "0123456789abcdef", Reference = "2a7834f6-0001";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PaymentRequest Request = new()
    {
        Provider = "yookassa",
        SessionKey = "telegram:1",
        Order = Order,
        Amount = 1850.50m,
        Currency = "UAH",
    };

    private readonly StagedNotes notes = new();
    private readonly DateTimeOffset now = Start;

    [Fact]
    public void A_payment_is_made_its_link_sent_and_its_order_granted()
    {
        var asked = new Payment().Asked(Id, Request, now).Next!;
        Assert.Equal((PaymentStep.Open, now), (asked.Step, asked.DueAt));
        Assert.Null(asked.Asked(Id, Request with { Amount = 1 }, now).Next);

        var opened = asked.Opened(Id, Made("https://pay.example/1"), now).Next!;
        Assert.Equal((PaymentStep.SendLink, PaymentStatus.Pending), (opened.Step, opened.Status));
        Assert.Null(opened.Opened(Id, Made("https://pay.example/2"), now).Next);

        var told = opened.LinkTold(Id, now).Next!;
        Assert.Equal((PaymentStep.None, null), (told.Step, told.DueAt));

        var paid = told.Observe(Id, Seen(PaymentStatus.Succeeded), notes, now).Next!;
        Assert.Equal((PaymentStep.Settle, 1850.50m, now), (paid.Step, paid.Owed, paid.DueAt));

        var settled = paid.Settled(Id, paid.Owed, new ManagerReceipt(ManagerOutcome.Done), notes, now).Next!;
        Assert.Equal((PaymentStep.None, 1850.50m), (settled.Step, settled.Granted));
        Assert.Empty(notes.Told);
    }

    /// <summary>Another process has heard of the payment before this one has the provider's answer.</summary>
    [Fact]
    public void An_event_that_comes_before_the_answer_to_its_making_counts()
    {
        var paid = new Payment().Asked(Id, Request, now).Next!.Observe(Id, Seen(PaymentStatus.Succeeded), notes, now).Next!;
        Assert.Equal(PaymentStep.Settle, paid.Step);

        var opened = paid.Opened(Id, Made("https://pay.example/1"), now).Next!;

        Assert.Equal((PaymentStatus.Succeeded, PaymentStep.Settle), (opened.Status, opened.Step));
    }

    [Theory]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Authorized)]
    [InlineData(PaymentStatus.Held)]
    public void What_comes_late_is_recorded_and_changes_nothing(PaymentStatus late)
    {
        var paid = Paid();

        var decision = paid.Observe(Id, Seen(late), notes, now);

        Assert.Equal(paid, decision.Next);
        Assert.Equal(PaymentOutcomes.Late, decision.Effects.Features.OfType<PaymentHeard>().Single().Outcome);
        Assert.Null(paid.Observe(Id, Seen(PaymentStatus.Succeeded), notes, now).Next);
    }

    [Theory]
    [InlineData(1850.49, "UAH", false, PaymentProblems.Amount)]
    [InlineData(1850.50, "RUB", false, PaymentProblems.Currency)]
    [InlineData(1850.50, "UAH", true, PaymentProblems.Test)]
    public void Another_sum_or_currency_than_asked_grants_nothing_and_managers_are_told_once(
        decimal amount, string currency, bool test, string problem)
    {
        var wrong = Seen(PaymentStatus.Succeeded) with { Amount = amount, Currency = currency, IsTest = test };

        var decision = Linked().Observe(Id, wrong, notes, now);

        Assert.Equal((problem, 0m, PaymentStep.None), (decision.Next!.Problem, decision.Next.Owed, decision.Next.Step));
        Assert.Equal(problem, decision.Effects.Features.OfType<PaymentHeard>().Single().Outcome);
        Assert.Single(decision.Effects.Outbox);
        var again = decision.Next.Observe(Id, wrong with { Refunded = 1 }, notes, now);
        Assert.Equal(0, again.Next!.Owed);
        Assert.Single(notes.Told);
    }

    [Fact]
    public void A_payment_that_was_not_made_here_is_recorded_and_grants_nothing()
    {
        var decision = new Payment().Observe("yookassa:x", Seen(PaymentStatus.Succeeded) with { PaymentId = null }, notes, now);

        Assert.Equal((PaymentProblems.Unknown, PaymentStep.None), (decision.Next!.Problem, decision.Next.Step));
        Assert.Single(notes.Told);
        Assert.Null(decision.Next.Observe("yookassa:x", Seen(PaymentStatus.Succeeded) with { PaymentId = null }, notes, now).Next);
    }

    /// <summary>Whoever copies our id into a payment of their own pays for nothing of ours.</summary>
    [Fact]
    public void Another_payment_with_the_same_reference_changes_nothing()
    {
        var linked = Linked();

        var decision = linked.Observe(Id, Seen(PaymentStatus.Succeeded) with { ProviderId = "another" }, notes, now);

        Assert.Equal(linked, decision.Next);
        Assert.Single(notes.Told);
    }

    [Theory]
    [InlineData(ManagerOutcome.NoOrder, null, PaymentProblems.OrderGone)]
    [InlineData(ManagerOutcome.NoSession, null, PaymentProblems.OrderGone)]
    [InlineData(ManagerOutcome.Decided, OrderStatus.Cancelled, PaymentProblems.OrderClosed)]
    [InlineData(ManagerOutcome.Decided, OrderStatus.Returned, PaymentProblems.OrderClosed)]
    [InlineData(ManagerOutcome.Decided, OrderStatus.Shipped, null)]
    public void Money_for_an_order_that_is_no_more_is_told_to_managers(ManagerOutcome outcome, string? status, string? problem)
    {
        var receipt = new ManagerReceipt(outcome, Order: status is null ? null : new OrderReceipt(Order, status));

        var settled = Paid(granted: 0).Settled(Id, 1850.50m, receipt, notes, now).Next!;

        Assert.Equal((problem, PaymentStep.None), (settled.Problem, settled.Step));
        Assert.Equal(problem is null ? 0 : 1, notes.Told.Count);
    }

    [Fact]
    public void A_provider_that_does_not_answer_is_asked_less_and_less_often()
    {
        var payment = new Payment().Asked(Id, Request, now).Next!;
        var pauses = new List<double>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            payment = payment.PutOff(now).Next!;
            pauses.Add((payment.DueAt!.Value - now).TotalSeconds);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], pauses);
    }

    /// <summary>
    /// Whatever the order of the events and however often each comes, what is granted in the end is paid minus refunded; when it is
    /// settled in between makes no difference.
    /// </summary>
    [Fact]
    public void In_any_order_of_events_what_is_granted_is_paid_minus_refunded()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var events = Enumerable.Range(0, random.Next(1, 10)).Select(_ => Any(random)).ToArray();
            var further = events.Max(seen => seen.Status);
            var refunded = events.Max(seen => seen.Refunded);
            var expected = further == PaymentStatus.Succeeded ? Math.Max(0, Request.Amount - refunded) : 0;

            for (var order = 0; order < 3; order++)
            {
                var payment = Linked();
                foreach (var seen in events.Concat(events).OrderBy(_ => random.Next()))
                {
                    var before = payment;
                    payment = payment.Observe(Id, seen, notes, now).Next ?? payment;
                    Assert.True(payment.Status >= before.Status && payment.Refunded >= before.Refunded);
                    if (random.Next(3) == 0)
                        payment = Settle(payment);
                }

                Assert.Equal((expected, PaymentStep.None), (Settle(payment).Granted, Settle(payment).Step));
            }
        }
    }

    private static PaymentEvent Any(Random random)
    {
        var status = random.GetItems([PaymentStatus.Pending, PaymentStatus.Authorized, PaymentStatus.Held, PaymentStatus.Succeeded,
            PaymentStatus.Succeeded, PaymentStatus.Canceled], 1)[0];
        return Seen(status) with { Refunded = status >= PaymentStatus.Succeeded ? random.Next(0, 4) * 600 : 0 };
    }

    private Payment Settle(Payment payment)
    {
        var settled = payment.Step == PaymentStep.Settle
            ? payment.Settled(Id, payment.Owed, new ManagerReceipt(ManagerOutcome.Done), notes, now).Next!
            : payment;
        return settled.Step == PaymentStep.TellRefund ? settled.RefundTold(settled.Refunded, now).Next! : settled;
    }

    private Payment Linked() =>
        new Payment().Asked(Id, Request, now).Next!.Opened(Id, Made("https://pay.example/1"), now).Next!.LinkTold(Id, now).Next!;

    private Payment Paid(decimal granted = 1850.50m)
    {
        var paid = Linked().Observe(Id, Seen(PaymentStatus.Succeeded), notes, now).Next!;
        return granted == 0 ? paid : Settle(paid);
    }

    private static ProviderAnswer.Found Made(string url) => new(Seen(PaymentStatus.Pending), url);

    private static PaymentEvent Seen(PaymentStatus status) => new()
    {
        Provider = "yookassa",
        ProviderId = Reference,
        PaymentId = Id,
        Status = status,
        Amount = 1850.5m,
        Currency = "UAH",
    };
}
