using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>How the order is collected: what is bought, then who gets it and where, then how it is paid; then a manager has it.</summary>
internal static class OrderRules
{
    /// <summary>Notes delivery data, whenever they come. Those of an order that is with a manager stay as he has them.</summary>
    public static void Note(TurnDraft turn, Utterance utterance)
    {
        var order = turn.Conversation.Order;
        if (!order.Placed)
            turn.Conversation = turn.Conversation with { Order = order with { Recipient = order.Recipient.Updated(utterance.Recipient) } };
    }

    /// <summary>The customer does not want it after all; an order that is with a manager stays with him.</summary>
    public static void GiveUp(TurnDraft turn)
    {
        if (turn.Conversation.Order.Placed)
            return;
        SelectionRules.Leave(turn);
        turn.Conversation = turn.Conversation with { Order = turn.Conversation.Order.Next(), Wanted = [] };
    }

    /// <summary>Takes over what a message says of the order. Called after the transition.</summary>
    public static void Apply(TurnDraft turn, Utterance utterance, TranscriptLine message)
    {
        if (turn.Conversation.Order.Placed)
        {
            PlacementRules.Answer(turn, utterance, message);
            return;
        }

        if (turn.Conversation.State is not ConversationState.PaymentDelivery)
            return;

        TakeSelection(turn);
        Collect(turn, utterance, message);
        turn.Conversation = turn.Conversation.In(turn.Conversation.State);
    }

    /// <summary>Takes what was offered into the order before the customer chooses another one of it.</summary>
    public static void Keep(TurnDraft turn)
    {
        if (OfferedLine(turn) is not { } line)
            return;

        var order = turn.Conversation.Order.Placed ? turn.Conversation.Order.Next() : turn.Conversation.Order;
        var selection = turn.Conversation.Selection;
        turn.Conversation = turn.Conversation with
        {
            Order = order.With(line, selection.Another) with { ReadBack = false },
            Selection = selection with { Another = true, Quantity = 1 },
        };
    }

    /// <summary>Puts what is offered into the order, and takes a piece of it out again to choose it anew.</summary>
    public static void TurnTo(TurnDraft turn, OrderLine line)
    {
        Keep(turn);
        turn.Conversation = turn.Conversation with
        {
            Order = turn.Conversation.Order with { Lines = turn.Conversation.Order.Lines.Remove(line), ReadBack = false },
            Selection = new Selection
            {
                ProductId = line.ProductId,
                Size = line.Size,
                Color = line.Color,
                Quantity = line.Quantity,
                Offered = true,
                Another = true,
            },
        };
    }

    /// <summary>Takes what is being chosen out of the order again: another product comes in its place.</summary>
    public static void Drop(TurnDraft turn)
    {
        var order = turn.Conversation.Order;
        if (!order.Placed && turn.Conversation.Selection.ProductId is { } product)
            turn.Conversation = turn.Conversation with { Order = order.Without(product) with { ReadBack = false } };
    }

    /// <summary>The order with what is being offered; null if nothing is.</summary>
    public static OrderDraft? WithOffered(TurnDraft turn) =>
        OfferedLine(turn) is { } line ? turn.Conversation.Order.With(line, turn.Conversation.Selection.Another) : null;

    private static void TakeSelection(TurnDraft turn)
    {
        var selection = turn.Conversation.Selection;
        if (turn.Product?.Size(selection.Size) is not { } size || turn.Product.Color(selection.Color) is not { } color)
            return;

        if (!selection.Offered)
            turn.Say(ProductActs.Offer(turn.Product, size, color));
        var line = new OrderLine(turn.Product.Id, size.Size.Label, color.Color.Id, size.Price) { Quantity = selection.Quantity };
        var order = turn.Conversation.Order;
        var isKnown = order.Lines.Contains(line);
        turn.Conversation = turn.Conversation with
        {
            Order = isKnown ? order : order.With(line, selection.Another) with { ReadBack = false },
            Selection = selection with { Offered = true },
        };
    }

    private static OrderLine? OfferedLine(TurnDraft turn)
    {
        var selection = turn.Conversation.Selection;
        return turn.Product is { } product && selection is { Offered: true, Color: { } color } && product.Size(selection.Size) is { } size
            ? new OrderLine(product.Id, size.Size.Label, color, size.Price) { Quantity = selection.Quantity }
            : null;
    }

    /// <summary>
    /// Complete delivery data are read back, and again whenever the customer corrects them. Only an answer to that, a yes or the way of
    /// payment, places the order.
    /// </summary>
    private static void Collect(TurnDraft turn, Utterance utterance, TranscriptLine message)
    {
        var method = PaymentChoices.Read(utterance, turn.Conversation, turn.Payment.Prepayment);
        var order = turn.Conversation.Order with { Payment = method ?? turn.Conversation.Order.Payment };
        if (order is { Lines.IsEmpty: false, Recipient.Complete: true } && (utterance.Recipient.Begun || !order.ReadBack))
        {
            turn.Say(OrderActs.ReadBack(order.Recipient));
            order = order with { ReadBack = true };
        }

        turn.Conversation = turn.Conversation with { Order = order };
        if (utterance.HasWrongPhone && utterance.Recipient.Phone is null)
            turn.Say(SpeechKeys.PhoneWrong);
        if (Objects(utterance, method))
            turn.Say(SpeechKeys.Correction);
        else if (order is { ReadBack: true, Payment: not null }
            && !turn.Says(SpeechKeys.DataConfirm)
            && (method is not null || utterance.Says("yes")))
            PlacementRules.Place(turn, message);
    }

    /// <summary>A "no" that does not say what instead.</summary>
    private static bool Objects(Utterance utterance, PaymentMethod? method) =>
        (utterance.Says("wrong-data") || (utterance.Says("no") && !utterance.Says("yes", "order")))
        && method is null && !utterance.Recipient.Begun && !utterance.HasWrongPhone
        && utterance.Products.IsEmpty && utterance.Colors.IsEmpty && !utterance.Measures.Any
        && !utterance.Says("pay", "proof", "remove", "delivery");
}
