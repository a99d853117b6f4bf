using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sale;

/// <summary>Closes a turn: the greeting of the day, the call for a person, and the state that goes with it, in one step.</summary>
internal static class TurnEnding
{
    public static TurnPlan Finish(TurnDraft turn, TurnRequest request, ConversationOptions options)
    {
        var reason = turn.Reason;
        if (reason is not null && IsKnown(turn.Conversation, reason, request.Now, options))
        {
            reason = null;
            turn.Unsay();
            turn.Say(SpeechKeys.ManagerAlready);
        }

        if (turn.HandsOver)
            turn.Conversation = turn.Conversation.HandedOver(turn.Reason!);
        if (reason is not null && turn.HandsOver)
            turn.Conversation = turn.Conversation with { Alert = new RaisedAlert(reason, request.Now) };

        if (turn.Acts.Count == 0 && turn.Topic is not (null or Intent.Greeting))
            turn.Say(turn.HandsOver ? SpeechKeys.Manager : SpeechKeys.AskNeed);
        Greet(turn, options);
        var conversation = turn.Conversation.In(turn.Conversation.State) with { LastIntent = turn.Topic ?? turn.Conversation.LastIntent };
        return new TurnPlan
        {
            Conversation = conversation,
            Acts = [.. turn.Acts],
            EscalationReason = reason,
            Orders = turn.Orders,
            OrderInQuestion = OrderInQuestion(turn, request),
            Commands = [.. turn.Carried],
            Dropped = [.. turn.Dropped],
            Readings = [.. turn.Readings],
            ReadBy = turn.ReadBy,
            Confidence = turn.Confidence,
            IsPromptInjection = turn.HasPromptInjection,
        };
    }

    /// <summary>What a manager must see of the sale, whatever the reason for the call.</summary>
    private static PlacedOrder? OrderInQuestion(TurnDraft turn, TurnRequest request) =>
        turn.Orders.Placed.LastOrDefault()
        ?? (turn.Conversation.Order.Lines.IsEmpty ? null
            : PlacedOrder.Of(turn.Conversation.Order, request.SessionKey, turn.Catalog, turn.Payment.Prepayment));

    /// <summary>
    /// The same reason soon after is the same event; an order, a receipt and a correction of an order are always new ones.
    /// </summary>
    private static bool IsKnown(Conversation conversation, string reason, DateTimeOffset now, ConversationOptions options) =>
        reason is not (EscalationReasons.OrderConfirmed or EscalationReasons.PaymentProof or EscalationReasons.OrderChange)
        && conversation.Alert is { } alert
        && alert.Reason == reason
        && now - alert.At < options.RepeatAlertAfter;

    private static void Greet(TurnDraft turn, ConversationOptions options)
    {
        var today = turn.DayOf(turn.Now);
        var onlyGreeting = turn.Topic is Intent.Greeting;
        if (turn.Conversation.GreetedOn == today)
        {
            if (onlyGreeting && !turn.Says(SpeechKeys.Restarted))
                turn.SayFirst(new SpeechAct(SpeechKeys.HelloAgain));
            return;
        }

        if (turn.Acts.Count == 0 && !onlyGreeting)
            return;

        var introduces = options.DiscloseAutomation && !turn.Conversation.Introduced;
        var name = GivenName.Address(turn.Memory.Of(FactKind.Name, turn.Now).FirstOrDefault()?.Value, turn.Conversation.Language);
        turn.SayFirst(introduces ? new SpeechAct(SpeechKeys.Introduction)
            : name is null ? new SpeechAct(SpeechKeys.Hello)
            : new SpeechAct(SpeechKeys.HelloByName).With("name", name));
        turn.Conversation = turn.Conversation with { GreetedOn = today, Introduced = true };
    }
}
