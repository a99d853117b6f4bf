using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Takes products out of the order; what is left is read back.</summary>
internal static class RemovalHandler
{
    public static CommandOutcome Remove(TurnDraft turn, RemoveProducts command)
    {
        var order = command.ProductIds.Aggregate(turn.Conversation.Order, (rest, product) => rest.Without(product));
        var isChosen = command.ProductIds.Contains(turn.Conversation.Selection.ProductId ?? "");
        turn.Note(Classification.Sure(Intent.Payment));
        turn.Conversation = turn.Conversation with
        {
            Order = order,
            Selection = isChosen ? new() : turn.Conversation.Selection,
        };
        var chosen = turn.Conversation.Selection;
        if (chosen.Offered && order.Lines.All(line => line.ProductId != chosen.ProductId) && OrderRules.WithOffered(turn) is { } offered)
        {
            turn.Conversation = turn.Conversation.In(ConversationState.Offer);
            turn.Say(OrderActs.Summary(turn, offered));
            return CommandOutcome.Done;
        }

        if (order.Lines.IsEmpty)
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
}
