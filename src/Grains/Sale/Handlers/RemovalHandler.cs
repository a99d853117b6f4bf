using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Takes products out of the order; what is left is read back.</summary>
internal static class RemovalHandler
{
    public static CommandOutcome Remove(TurnDraft turn, RemoveProducts command)
    {
        var isOnOffer = turn.Conversation.State is ConversationState.Offer;
        var selection = turn.Conversation.Selection;
        var order = command.ProductIds.Aggregate(
            turn.Conversation.Order, (rest, product) => rest.Without(product, command.Color, command.Size));
        var isChosen = selection.ProductId is { } id && command.ProductIds.Contains(id)
            && (command.Color is null || command.Color == selection.Color)
            && (command.Size is null || command.Size == selection.Size);
        turn.Note(Classification.Sure(Intent.Payment));
        turn.Conversation = turn.Conversation with { Order = order, Selection = isChosen ? new() : selection };
        if (isChosen && isOnOffer && order.Lines is [.., var last])
            Offer(turn, order, last);
        if (turn.Conversation.Selection.Offered && Chosen(turn) is null
            && OrderRules.WithOffered(turn) is { } offered)
        {
            turn.Conversation = turn.Conversation.In(ConversationState.Offer);
            turn.Say(OrderActs.Summary(turn, offered));
            return CommandOutcome.Done;
        }

        if (turn.Conversation.Order.Lines.IsEmpty)
        {
            turn.Conversation = turn.Conversation.In(ConversationState.Discovery);
            turn.Say(SpeechKeys.Removed);
            return CommandOutcome.Done;
        }

        turn.Conversation = turn.Conversation.In(ConversationState.PaymentDelivery);
        // With complete delivery data the next question lists what is left.
        if (!turn.Conversation.Order.Recipient.Complete)
            turn.Say(OrderActs.Summary(turn, turn.Conversation.Order));
        return CommandOutcome.Done;
    }

    /// <summary>What is left of an offer is on offer: nobody has said yes yet.</summary>
    private static void Offer(TurnDraft turn, OrderDraft order, OrderLine last) => turn.Conversation = turn.Conversation with
    {
        Order = order with { Lines = order.Lines.RemoveAt(order.Lines.Length - 1) },
        Selection = new Selection
        {
            ProductId = last.ProductId,
            Size = last.Size,
            Color = last.Color,
            Quantity = last.Quantity,
            Offered = true,
            Another = order.Lines.Length > 1,
        },
        Shown = [last.ProductId],
    };

    private static OrderLine? Chosen(TurnDraft turn) => turn.Conversation.Order.Lines.FirstOrDefault(line =>
        line.ProductId == turn.Conversation.Selection.ProductId
        && line.Size == turn.Conversation.Selection.Size && line.Color == turn.Conversation.Selection.Color);
}
