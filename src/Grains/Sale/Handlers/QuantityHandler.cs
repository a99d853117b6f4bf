using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Takes over how many pieces it shall be, and says what everything costs together.</summary>
internal static class QuantityHandler
{
    public static CommandOutcome? Set(TurnDraft turn, SetQuantity command, Utterance utterance)
    {
        var conversation = turn.Conversation;
        if (conversation.Selection.ProductId is not { } product || conversation.Order.Placed)
            return null;

        turn.Conversation = conversation with
        {
            Selection = conversation.Selection with { Quantity = command.Quantity },
            Order = conversation.Order with
            {
                Lines = [.. conversation.Order.Lines.Select(line => line.ProductId == product && IsChosen(line, conversation)
                    ? line with { Quantity = command.Quantity }
                    : line)],
                ReadBack = false,
            },
        };
        if (!command.IsQuestion && utterance.Says("order", "yes"))
            return CommandOutcome.Done;

        turn.Note(Classification.Sure(
            turn.Conversation.State is ConversationState.PaymentDelivery ? Intent.Payment : Intent.Discovery));
        Sum(turn);
        return CommandOutcome.Done;
    }

    public static CommandOutcome Total(TurnDraft turn)
    {
        turn.Note(Classification.Sure(turn.Conversation.State is ConversationState.PaymentDelivery ? Intent.Payment : Intent.Discovery));
        Sum(turn);
        return CommandOutcome.Done;
    }

    private static void Sum(TurnDraft turn)
    {
        var order = turn.Conversation.Order.Lines.IsEmpty || turn.Conversation.State is ConversationState.Offer
            ? OrderRules.WithOffered(turn) ?? turn.Conversation.Order
            : turn.Conversation.Order;
        if (!order.Lines.IsEmpty)
            turn.Say(OrderActs.Summary(turn, order));
    }

    private static bool IsChosen(Orders.OrderLine line, Conversation conversation) =>
        line.Size == conversation.Selection.Size && line.Color == conversation.Selection.Color;
}
