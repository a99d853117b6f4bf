using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

/// <summary>Orders that were collected elsewhere.</summary>
public sealed class OrderTakingTests : SessionRulesTestBase
{
    private static readonly OrderRequest Request = new()
    {
        Number = "0123456789abcdef",
        ProductId = "anna",
        Sum = 1850,
        FullName = "Вигадана Олена",
        Phone = "+380500000001",
        City = "Київ",
        Branch = "25",
    };

    private readonly OrderTaking taking = new(new Shelf(), Options.Create(new PaymentOptions()), new Alerts(), CrmPolicy.Off);

    [Fact]
    public void An_order_is_placed_and_managers_are_told()
    {
        Receive("hello");

        var decision = taking.Take(Session, Request, null, Now);

        Assert.Equal((ManagerOutcome.Done, Request.Number), (decision.Answer.Outcome, decision.Answer.Order?.Number));
        var order = Assert.Single(decision.Effects.Features.OfType<PlacedOrder>());
        Assert.Equal((Request.Number, "telegram:1", 1850m, "Київ"), (order.Number, order.SessionKey, order.Total.Amount, order.Recipient.City));
        Assert.Equal(EscalationReasons.OrderConfirmed, Assert.Single(decision.Effects.Features.OfType<Escalation>()).Reason);
        Assert.Equal("alert", Assert.Single(decision.Effects.Outbox).Message.Text);
        Assert.True(decision.Next!.Conversation is { State: ConversationState.PaymentDelivery, Order.Placed: true });
        Assert.Equal(SessionModes.Bot, decision.Next.Mode);
    }

    [Fact]
    public void What_the_CRM_is_told_of_it_by_is_in_the_receipt()
    {
        Receive("hello");
        var told = new OrderTaking(
            new Shelf(), Options.Create(new PaymentOptions()), new Alerts(), new CrmPolicy(FollowsChats: true, TakesOrders: true));

        var decision = told.Take(Session, Request, null, Now);

        Assert.Contains(decision.Effects.Features.OfType<CrmTask>(), task => task.Id == decision.Answer.Order?.CrmTask
            && task.Kind == CrmTaskKinds.Order);
        Assert.Null(taking.Take(Session, Request, null, Now).Answer.Order?.CrmTask);
    }

    [Fact]
    public void Asked_for_again_it_is_the_same_order()
    {
        Receive("hello");
        var placed = taking.Take(Session, Request, null, Now).Next!;

        var before = taking.Take(placed, Request, null, Now);
        var stored = taking.Take(Session, Request, new StoredOrder(Request.Number, OrderStatus.Shipped), Now);

        Assert.Equal((null, ManagerOutcome.AlreadySo), (before.Next, before.Answer.Outcome));
        Assert.Equal((null, OrderStatus.Shipped), (stored.Next, stored.Answer.Order?.Status));
    }

    [Fact]
    public void What_the_conversation_has_placed_is_not_placed_again()
    {
        Receive("hello");
        Session = Session with
        {
            Conversation = Session.Conversation with
            {
                Order = new OrderDraft
                {
                    Lines = [new OrderLine("anna", "122-128", "pink", new Money(1850, "UAH"))],
                    Recipient = new Recipient { FullName = "Вигадана Олена" },
                    Placed = true,
                    Number = "fedcba9876543210",
                },
            },
        };

        var decision = taking.Take(Session, Request, null, Now);

        Assert.Equal((ManagerOutcome.AlreadySo, "fedcba9876543210"), (decision.Answer.Outcome, decision.Answer.Order?.Number));
    }

    [Fact]
    public void What_was_chosen_in_the_conversation_is_what_is_ordered()
    {
        Receive("hello");
        Session = Session with
        {
            Conversation = Session.Conversation with { Selection = new Selection { ProductId = "anna", Color = "pink" } },
        };

        var order = Assert.Single(taking.Take(Session, Request, null, Now).Effects.Features.OfType<PlacedOrder>());

        Assert.Equal("pink", Assert.Single(order.Lines).Color);
    }

    [Fact]
    public void A_price_that_the_product_has_not_and_a_customer_who_never_wrote_are_refused()
    {
        Assert.Equal(ManagerOutcome.NoSession, taking.Take(Session, Request, null, Now).Answer.Outcome);
        Receive("hello");

        Assert.Equal(ManagerOutcome.WrongPrice, taking.Take(Session, Request with { Sum = 1 }, null, Now).Answer.Outcome);
        Assert.Equal(ManagerOutcome.WrongPrice, taking.Take(Session, Request with { ProductId = "?" }, null, Now).Answer.Outcome);
    }

    private sealed class Alerts : IAlertRoute
    {
        public ImmutableArray<OutboxEntry> Address(
            Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines) =>
        [
            new OutboxEntry
            {
                Account = "telegram",
                Recipient = "-1",
                SessionKey = session.Key,
                Message = new OutboundMessage { Text = "alert" },
            },
        ];
    }

    private sealed class Shelf : ICatalog
    {
        public ProductCatalog Current { get; } = new(
            [
                new Product
                {
                    Id = "anna",
                    Name = new LocalizedText("Сукня Анна", "Платье Анна", "Anna dress"),
                    Category = "dresses",
                    Description = LocalizedText.Same(""),
                    Fabric = LocalizedText.Same(""),
                    Aliases = [],
                    Sizes = [new ProductSize(ClothingSize.OneSize, new Money(1850, "UAH"))],
                    Colors = [],
                },
            ],
            [],
            []);
    }
}
