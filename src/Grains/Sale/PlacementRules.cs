using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>The moment at which an order goes to a manager, and what is said of it from then on.</summary>
internal static class PlacementRules
{
    /// <summary>Gives the order to a manager, and shows where to pay.</summary>
    public static void Place(TurnDraft turn, TranscriptLine message)
    {
        var draft = turn.Conversation.Order with
        {
            Placed = true,
            Number = PlacedOrder.NumberOf(message.SessionKey, message.Sequence, turn.Now),
        };
        var order = PlacedOrder.Of(draft, message.SessionKey, turn.Catalog, turn.Payment.Prepayment);
        turn.Say(OrderActs.Placed(turn.Catalog, draft, order.DueNow));
        turn.Escalate(EscalationReasons.OrderConfirmed);
        turn.Orders = turn.Orders with { Placed = [.. turn.Orders.Placed, order] };
        turn.Conversation = turn.Conversation with { Order = draft, Selection = new() };
        if (draft.ProofTaken)
            AttachProof(turn, draft);
        else if (turn.Payment.Provider is { Length: > 0 } provider)
            AskThrough(turn, order, provider);
        else
            ShowPaymentDetails(turn, order);
    }

    /// <summary>What a message means while the order is with a manager.</summary>
    public static void Answer(TurnDraft turn, Utterance utterance, TranscriptLine message)
    {
        var order = turn.Conversation.Order;
        if (turn.ProofCame)
            UpsellRules.Offer(turn);
        else if (turn.Conversation.State is ConversationState.PaymentDelivery
            && order.Recipient.Updated(utterance.Recipient) != order.Recipient)
            turn.Escalate(EscalationReasons.OrderChange, SpeechKeys.Manager);
        else if (PaymentChoices.IsWithoutPrepayment(utterance))
            turn.Say(new SpeechAct(SpeechKeys.PrepaymentReason).With("prepayment", turn.Prepayment));
        else if (order.AwaitsProof
            && turn.Conversation.State is ConversationState.PaymentDelivery
            && utterance.Says("pay")
            && !utterance.Says("trust"))
            RepeatWhereToPay(turn, PlacedOrder.Of(order, message.SessionKey, turn.Catalog, turn.Payment.Prepayment));
    }

    /// <summary>What is said to whoever has an order with a manager and asks nothing.</summary>
    public static string Reminder(TurnDraft turn) =>
        !turn.Conversation.Order.AwaitsProof ? SpeechKeys.OrderWithManager
        : turn.Payment.HasProvider ? SpeechKeys.PaymentLink
        : turn.Payment.HasPaymentDetails ? SpeechKeys.ProofAwaited
        : SpeechKeys.OrderWithManager;

    /// <summary>Whoever has paid before is asked for no payment.</summary>
    private static void AttachProof(TurnDraft turn, OrderDraft draft)
    {
        turn.Orders =
            turn.Orders with { Proofs = [.. turn.Orders.Proofs, new PaymentProof(draft.Number, draft.EarlyProofs, "", turn.Now)] };
        turn.Conversation = turn.Conversation with { Order = draft with { EarlyProofs = [] } };
        turn.Say(SpeechKeys.ProofTaken);
        turn.ProofCame = true;
        turn.Advance(Intent.Payment);
        UpsellRules.Offer(turn);
    }

    /// <summary>The provider makes the payment behind this turn, and its link is a message of its own.</summary>
    private static void AskThrough(TurnDraft turn, PlacedOrder order, string provider)
    {
        var request = new PaymentRequest
        {
            Provider = provider,
            SessionKey = order.SessionKey,
            Order = order.Number,
            Amount = order.DueNow.Amount,
            Currency = order.DueNow.Currency,
        };
        turn.Orders = turn.Orders with { Payments = [.. turn.Orders.Payments, .. PaymentBegun.Of(request, turn.Now)] };
        turn.Say(SpeechKeys.PaymentLink);
    }

    private static void RepeatWhereToPay(TurnDraft turn, PlacedOrder order)
    {
        if (turn.Payment.HasProvider)
            turn.Say(SpeechKeys.PaymentLink);
        else
            ShowPaymentDetails(turn, order);
    }

    private static void ShowPaymentDetails(TurnDraft turn, PlacedOrder order)
    {
        if (!turn.Payment.HasPaymentDetails)
        {
            turn.Say(SpeechKeys.RequisitesLater);
            return;
        }

        turn.Say(new SpeechAct(SpeechKeys.PaymentDetails)
            .With("requisites", PaymentDetails.For(turn.Payment, order.Number))
            .With("amount", ProductActs.Price(order.DueNow)));
    }
}
