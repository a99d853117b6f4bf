using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Puts several items together and offers them as one order: the customer has not seen their prices yet.</summary>
internal static class ItemsHandler
{
    public static CommandOutcome? Add(TurnDraft turn, AddItems command, Utterance utterance)
    {
        if (!command.Items.All(item => ProposalRules.CanBeOrdered(item, turn.Catalog)))
            return null;

        var order = turn.Conversation.Order;
        foreach (var item in command.Items[..^1])
            order = order.With(LineOf(turn, item), another: true);
        var last = command.Items[^1];
        turn.Conversation = turn.Conversation with
        {
            Order = order with { ReadBack = false, Recipient = order.Recipient.Updated(utterance.Recipient) },
            Selection = new Selection
            {
                ProductId = last.ProductId,
                Size = last.Size,
                Color = last.Color,
                Quantity = last.Quantity,
                Offered = true,
                Another = true,
            },
            Shown = [last.ProductId],
        };
        turn.Note(Classification.Sure(Intent.Payment));
        turn.Conversation = turn.Conversation.In(ConversationState.Offer);
        return CommandOutcome.AskedBack;
    }

    private static OrderLine LineOf(TurnDraft turn, DraftedItem item)
    {
        var size = turn.Catalog.Find(item.ProductId)!.Size(item.Size)!;
        return new OrderLine(item.ProductId, item.Size, item.Color, size.Price) { Quantity = item.Quantity };
    }
}
