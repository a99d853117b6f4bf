using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sale;

/// <summary>
/// Proofs of payment. A photo in the payment phase or a word of having paid is a candidate: a manager is told of it and decides, the
/// customer is thanked, and the sale goes on.
/// </summary>
internal static class ProofRules
{
    /// <summary>
    /// Takes the proof that a message brings. Called before the transition, which depends upon it. False if it is for the order placed
    /// before the sale that goes on, which it does not touch.
    /// </summary>
    public static bool Take(TurnDraft turn, TranscriptLine message)
    {
        var order = turn.Conversation.Order;
        var isForThis = order.Placed || (order.Unpaid is null && !order.Lines.IsEmpty);
        var proof = new PaymentProof(order.Placed ? order.Number : order.Unpaid, message.Images, Quotation.Without(message.Text), turn.Now);
        turn.Orders = turn.Orders with { Proofs = [.. turn.Orders.Proofs, proof] };
        turn.Escalate(EscalationReasons.PaymentProof, SpeechKeys.ProofTaken);
        turn.ProofCame = order.Placed;
        turn.Conversation = turn.Conversation with
        {
            Order = isForThis ? order.WithProof(message.Images) : order with { Unpaid = null },
        };
        return order.Placed || order.Unpaid is null;
    }

    /// <summary>Whoever has paid for nothing that is known here has to do with a person.</summary>
    public static void HandOverStray(TurnDraft turn)
    {
        if (!turn.Orders.Proofs.IsEmpty
            && turn.Conversation.Order is { Placed: false, Lines.IsEmpty: true }
            && turn.Conversation.Selection.ProductId is null)
            turn.Conversation = turn.Conversation.HandedOver(EscalationReasons.PaymentProof);
    }
}
