using System.Text.Json;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed partial class OrderStatusRulesTests
{
    [Theory]
    [InlineData(ManagerActionKind.ConfirmPayment)]
    [InlineData(ManagerActionKind.RejectPayment)]
    [InlineData(ManagerActionKind.SetOrderStatus)]
    public void Who_did_not_see_the_newest_proof_decides_nothing(ManagerActionKind kind)
    {
        Ordered(proofTaken: true, ConversationState.End);
        Prove();
        var first = Now;
        Do(ManagerActionKind.RejectPayment);
        Prove();
        var action = Action(kind, "Petro") with
        {
            OrderStatus = OrderStatus.Paid,
            OrderStatusFrom = OrderStatus.PendingPayment,
            ProofRejected = false,
            ProofSeen = first,
        };

        var late = Apply(Decide(action));
        Assert.Equal(new(ManagerOutcome.Decided, Order: new OrderReceipt(Number, OrderStatus.PendingPayment)), late);
        Assert.Equal(ManagerOutcome.Done, Apply(Decide(action with { ProofSeen = Now })).Outcome);
    }

    [Fact]
    public void Who_says_nothing_of_proofs_and_who_saw_one_of_before_they_were_remembered_decides()
    {
        Ordered(proofTaken: true, ConversationState.End);
        var action = Action(ManagerActionKind.RejectPayment) with { ProofSeen = Now.AddDays(-1) };
        Assert.Equal(ManagerOutcome.Done, Apply(Decide(action)).Outcome);
        Prove();

        Assert.Equal(ManagerOutcome.Done, Do(ManagerActionKind.ConfirmPayment).Outcome);
    }

    [Fact]
    public void Of_an_order_that_is_paid_another_proof_decides_nothing()
    {
        Ordered(proofTaken: true, ConversationState.End);
        Do(ManagerActionKind.ConfirmPayment);
        Prove();

        var shipping = Action(ManagerActionKind.SetOrderStatus) with { OrderStatus = OrderStatus.Shipped, ProofSeen = Now.AddDays(-1) };
        Assert.Equal(ManagerOutcome.Done, Apply(Decide(shipping)).Outcome);
    }

    [Fact]
    public void The_newest_proofs_of_few_orders_are_remembered_and_stored()
    {
        Receive("hello");
        for (var n = 0; n < 20; n++)
            Prove($"{n / 2}");

        Assert.Equal(Enumerable.Range(2, 8).Select(n => $"{n}"), Session.NewestProofs.Select(proof => proof.Number));
        Assert.Equal(Now, Session.NewestProofs[^1].At);
        var stored = JsonSerializer.Deserialize(JsonSerializer.Serialize(Session, SessionJson.Stored), SessionJson.Stored)!;
        Assert.Equal(Session.NewestProofs, stored.NewestProofs.AsEnumerable());
    }
}
