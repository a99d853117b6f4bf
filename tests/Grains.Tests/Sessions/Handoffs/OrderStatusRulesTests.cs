using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Tests.Catalog;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed partial class OrderStatusRulesTests : SessionRulesTestBase
{
    private const string Number = "0123456789abcdef";

    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4096,
        MaxCaptionLength = 1024,
        MaxAlbumSize = 10,
    };

    private readonly News news = new();

    [Fact]
    public void A_confirmed_payment_becomes_true_in_one_commit()
    {
        Ordered(proofTaken: true, ConversationState.End);

        var decision = Decide(ManagerActionKind.ConfirmPayment);
        Apply(decision);

        Assert.Equal(
            [
                new OrderStatusChange("telegram:1", Number, OrderStatus.Paid),
                new EscalationChange("telegram:1", EscalationStatus.Closed, "Olena", Now)
                {
                    Reason = EscalationReasons.PaymentProof,
                    How = EscalationEnds.PaymentConfirmed,
                },
                new EscalationChange("telegram:1", EscalationStatus.Closed, "Olena", Now)
                {
                    Reason = EscalationReasons.OrderConfirmed,
                    How = EscalationEnds.PaymentConfirmed,
                },
            ],
            decision.Effects.Features);
        Assert.Equal(new OrderReceipt(Number, OrderStatus.Paid, false, "Olena", Now), decision.Answer.Order);
        Assert.Equal((Author.Bot, $"{SpeechKeys.PaymentConfirmed} {Number}"), (Lines[^1].Author, Lines[^1].Text));
        Assert.Equal(("1", Session.Lines), (Assert.Single(Outbox).Recipient, Outbox[0].Sequence));
    }

    [Fact]
    public void The_second_press_says_what_the_first_did()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Do(ManagerActionKind.ConfirmPayment);
        var first = Now;
        Pass(seconds: 60);

        var again = new ManagerReceipt(
            ManagerOutcome.Decided, Order: new OrderReceipt(Number, OrderStatus.Paid, false, "Olena", first));
        Assert.Equal(again, Do(ManagerActionKind.ConfirmPayment, "Petro"));
        Assert.Equal(again, Do(ManagerActionKind.RejectPayment, "Petro"));
        Assert.Single(Outbox);
    }

    [Theory]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Cancelled)]
    public void What_is_stored_is_decided_too(string status)
    {
        Ordered(proofTaken: true, ConversationState.End);

        var receipt = Decide(ManagerActionKind.ConfirmPayment, stored: status).Answer;

        Assert.Equal(new(ManagerOutcome.Decided, Order: new OrderReceipt(Number, status)), receipt);
    }

    [Fact]
    public void A_payment_that_is_confirmed_before_its_proof_came_moves_the_sale_on()
    {
        Ordered(proofTaken: false, ConversationState.PaymentDelivery);
        Do(ManagerActionKind.ConfirmPayment);
        Assert.Equal((ConversationState.End, true), (Session.Conversation.State, Session.Conversation.Order.ProofTaken));

        Ordered(proofTaken: false, ConversationState.PaymentDelivery);
        news.Fitting = Bow;
        Do(ManagerActionKind.ConfirmPayment);

        Assert.Equal(ConversationState.Upsell, Session.Conversation.State);
        Assert.Equal(Bow.Id, Session.Conversation.Order.Upsell);
        Assert.Equal([Bow.Id], Session.Conversation.Shown);
        Assert.EndsWith(Bow.Id, Lines[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_offered_while_a_person_has_the_conversation()
    {
        Ordered(proofTaken: false, ConversationState.PaymentDelivery);
        news.Fitting = Bow;
        Apply(Session.Manage(Action(ManagerActionKind.TakeOver), Limits, Now, Policy));

        Do(ManagerActionKind.ConfirmPayment);

        Assert.Equal((ConversationState.End, null), (Session.Conversation.State, Session.Conversation.Order.Upsell));
        Assert.Equal(SessionModes.Manager, Session.Mode);
    }

    [Fact]
    public void After_a_rejection_another_proof_is_awaited_and_may_be_decided_of_again()
    {
        Ordered(proofTaken: true, ConversationState.Upsell);

        var rejection = Decide(ManagerActionKind.RejectPayment);
        Assert.Equal(ManagerOutcome.Done, Apply(rejection).Outcome);
        Assert.Equal(
            [EscalationReasons.PaymentProof], rejection.Effects.Features.OfType<EscalationChange>().Select(change => change.Reason));
        Assert.Equal(DialoguePhase.WaitingForPaymentProof, Session.Conversation.Phase);
        Assert.Equal($"{SpeechKeys.PaymentRejected} {Number}", Lines[^1].Text);
        var again = Do(ManagerActionKind.RejectPayment);
        Assert.Equal((ManagerOutcome.Decided, true), (again.Outcome, again.Order!.ProofRejected));

        Prove();
        Assert.Equal(ManagerOutcome.Done, Do(ManagerActionKind.RejectPayment).Outcome);
        Assert.Equal(ManagerOutcome.Done, Do(ManagerActionKind.ConfirmPayment).Outcome);
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled, SpeechKeys.OrderCancelled)]
    [InlineData(OrderStatus.Returned, SpeechKeys.OrderRefunded)]
    public void A_cancellation_and_a_return_are_told_and_leave_no_order(string status, string told)
    {
        Ordered(proofTaken: false, ConversationState.PaymentDelivery);

        Set(status);

        Assert.Equal($"{told} {Number}", Lines[^1].Text);
        Assert.Equal((ConversationState.End, DialoguePhase.Completed), (Session.Conversation.State, Session.Conversation.Phase));
        Assert.False(Session.Conversation.Order.Placed);
        Assert.Null(Session.Conversation.Order.Unpaid);
        Assert.Equal(ManagerOutcome.Decided, Set(status).Outcome);
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Returned)]
    public void The_calls_for_an_order_end_with_it(string status)
    {
        Ordered(proofTaken: false, ConversationState.PaymentDelivery);

        var decision = Session.Decide(
            Action(ManagerActionKind.SetOrderStatus) with { OrderStatus = status },
            new StoredOrder(Number, OrderStatus.PendingPayment), news, Limits, Now);

        Assert.Equal(
            [(EscalationReasons.PaymentProof, EscalationEnds.OrderEnded), (EscalationReasons.OrderConfirmed, EscalationEnds.OrderEnded)],
            decision.Effects.Features.OfType<EscalationChange>().Select(change => (change.Reason!, change.How!)));
    }

    [Fact]
    public void No_step_takes_back_what_the_customer_was_told() => Assert.All(OrderStatus.All, status =>
    {
        Assert.DoesNotContain(OrderStatus.PendingPayment, OrderSteps.After(status));
        Assert.DoesNotContain(status, OrderSteps.After(status));
        Assert.All(OrderSteps.After(status), next => Assert.DoesNotContain(status, OrderSteps.After(next)));
    });

    [Fact]
    public void Of_a_parcel_on_its_way_the_customer_hears_nothing()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Do(ManagerActionKind.ConfirmPayment);
        var said = Lines.Count;

        foreach (var status in (string[])[OrderStatus.Processing, OrderStatus.Shipped, OrderStatus.Delivered])
            Assert.Equal(ManagerOutcome.Done, Set(status).Outcome);

        Assert.Equal(said, Lines.Count);
    }

    [Fact]
    public void What_the_customer_chooses_now_stays()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Session = Session with
        {
            Conversation = (Session.Conversation with
            {
                Order = Session.Conversation.Order.Next(),
                Selection = new Selection { ProductId = "anna" },
            }).In(ConversationState.SizeColor),
        };

        Do(ManagerActionKind.RejectPayment);
        Assert.Equal((ConversationState.SizeColor, Number), (Session.Conversation.State, Session.Conversation.Order.Unpaid));
        Do(ManagerActionKind.ConfirmPayment);

        Assert.Equal((ConversationState.SizeColor, null), (Session.Conversation.State, Session.Conversation.Order.Unpaid));
        Assert.Equal("anna", Session.Conversation.Selection.ProductId);
    }

    [Fact]
    public void Of_two_who_saw_the_same_status_the_second_changes_nothing()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Set(OrderStatus.Paid);
        Assert.Equal(ManagerOutcome.Done, Set(OrderStatus.Shipped, from: OrderStatus.Paid).Outcome);
        var said = Lines.Count;

        var late = Set(OrderStatus.Cancelled, from: OrderStatus.Paid);
        Assert.Equal((ManagerOutcome.Decided, OrderStatus.Shipped), (late.Outcome, late.Order!.Status));
        Assert.Equal(said, Lines.Count);
        Assert.Equal(ManagerOutcome.Decided, Set(OrderStatus.Shipped, from: OrderStatus.Paid).Outcome);
        Assert.Equal(ManagerOutcome.Done, Set(OrderStatus.Delivered, from: OrderStatus.Shipped).Outcome);
        Assert.Equal(ManagerOutcome.Done, Set(OrderStatus.Returned).Outcome);
    }

    [Fact]
    public void The_stored_status_is_compared_where_nobody_decided_before()
    {
        Ordered(proofTaken: true, ConversationState.End);

        var late = Session.Decide(
            Action(ManagerActionKind.SetOrderStatus) with { OrderStatus = OrderStatus.Delivered, OrderStatusFrom = OrderStatus.Paid },
            new StoredOrder(Number, OrderStatus.Cancelled), news, Limits, Now);

        Assert.Null(late.Next);
        Assert.Equal(new(ManagerOutcome.Decided, Order: new OrderReceipt(Number, OrderStatus.Cancelled)), late.Answer);
    }

    [Fact]
    public void Who_did_not_see_the_rejection_confirms_nothing()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Do(ManagerActionKind.RejectPayment);
        var confirmation = Action(ManagerActionKind.ConfirmPayment, "Petro");

        var late = Apply(Session.Decide(
            confirmation with { ProofRejected = false }, new StoredOrder(Number, OrderStatus.PendingPayment), news, Limits, Now));
        Assert.Equal((ManagerOutcome.Decided, true, "Olena"), (late.Outcome, late.Order!.ProofRejected, late.Order.Manager));

        var knowing = Apply(Session.Decide(
            confirmation, new StoredOrder(Number, OrderStatus.PendingPayment), news, Limits, Now));
        Assert.Equal(ManagerOutcome.Done, knowing.Outcome);
    }

    [Fact]
    public void An_answer_that_is_being_made_is_made_anew()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Receive("is my payment there?");
        Pass(seconds: 2);
        Begin("running");

        Do(ManagerActionKind.ConfirmPayment);

        Assert.False(Complete("running", 1, "not yet"));
        Assert.Equal((1, 2.0), (Session.Pending, SecondsToWake));
    }

    [Fact]
    public void Who_left_is_told_nothing_and_the_order_is_paid_all_the_same()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Apply(Session.MarkUnreachable());

        Assert.Equal(ManagerOutcome.Done, Do(ManagerActionKind.ConfirmPayment).Outcome);
        Assert.Empty(Outbox);
    }

    [Fact]
    public void An_order_that_is_not_the_customers_is_none()
    {
        Assert.Equal(
            ManagerOutcome.NoSession, Session.Decide(Action(ManagerActionKind.ConfirmPayment), null, news, Limits, Now).Answer.Outcome);
        Receive("hello");
        Assert.Equal(
            ManagerOutcome.NoOrder, Session.Decide(Action(ManagerActionKind.ConfirmPayment), null, news, Limits, Now).Answer.Outcome);
    }

    [Fact]
    public void Few_decisions_are_remembered()
    {
        Receive("hello");

        for (var n = 0; n < 20; n++)
            Apply(Session.Decide(
                Action(ManagerActionKind.ConfirmPayment), new StoredOrder($"{n}", OrderStatus.PendingPayment), news, Limits, Now));

        Assert.Equal(Enumerable.Range(12, 8).Select(n => $"{n}"), Session.OrderDecisions.Select(decision => decision.Number));
    }

    private static Product Bow => Samples.Singles;

    private static ManagerAction Action(ManagerActionKind kind, string manager = "Olena") => new() { Kind = kind, Manager = manager };

    /// <summary>The customer has ordered, and perhaps proved the payment.</summary>
    private void Ordered(bool proofTaken, ConversationState state)
    {
        Session = Session.New("telegram:1");
        Receive("I have paid");
        Session = Session with
        {
            Pending = 0,
            Burst = null,
            Answered = Session.Lines,
            Conversation = (Session.Conversation with
            {
                Order = new OrderDraft
                {
                    Lines = [new OrderLine("anna", "128", "pink", new Money(1_850, "UAH"))],
                    Recipient = new Recipient
                    {
                        FullName = "Зразкова Олена",
                        Phone = "+380990000000",
                        City = "Полтава",
                        Branch = "відділення 4",
                    },
                    Placed = true,
                    Number = Number,
                    ProofTaken = proofTaken,
                },
            }).In(state),
        };
    }

    /// <summary>A turn takes another proof of the payment.</summary>
    private void Prove(string number = Number)
    {
        Receive("another receipt");
        Pass(seconds: 2);
        var turn = Begin()!;
        Apply(Session.Complete(
            new TurnCompletion
            {
                TurnId = turn.Id,
                Answered = 1,
                Plan = new TurnPlan
                {
                    Conversation = Session.Conversation,
                    Orders = OrderChanges.None with { Proofs = [new PaymentProof(number, ["photo"], "", Now)] },
                },
                Output = SessionOutput.None,
            },
            Now,
            Policy));
    }

    private ManagerReceipt Do(ManagerActionKind kind, string manager = "Olena") => Apply(Decide(kind, manager));

    private ManagerReceipt Set(string status, string? from = null) => Apply(Session.Decide(
        Action(ManagerActionKind.SetOrderStatus) with { OrderStatus = status, OrderStatusFrom = from },
        new StoredOrder(Number, OrderStatus.PendingPayment), news, Limits, Now));

    private Decision<Session, ManagerReceipt> Decide(ManagerAction action) =>
        Session.Decide(action, new StoredOrder(Number, OrderStatus.PendingPayment), news, Limits, Now);

    private Decision<Session, ManagerReceipt> Decide(
        ManagerActionKind kind, string manager = "Olena", string stored = OrderStatus.PendingPayment) =>
        Session.Decide(Action(kind, manager), new StoredOrder(Number, stored), news, Limits, Now);

    private sealed class News : IOrderNews
    {
        public Product? Fitting { get; set; }

        public Product? Upsell(OrderDraft order) => order.Upsell is null ? Fitting : null;

        public ImmutableArray<Reply> Tell(Session session, string key, string number, Product? upsell) =>
            [new Reply(upsell is null ? $"{key} {number}" : $"{key} {number} {upsell.Id}")];
    }
}
