using MirtAi.Orders;

namespace MirtAi.Conversations;

/// <summary>How the order is collected: what is bought, then who gets it and where, then how it is paid; then a manager has it.</summary>
internal static class OrderRules
{
    /// <summary>Notes delivery data, whenever they come.</summary>
    public static void Note(TurnDraft turn, Utterance utterance)
    {
        var order = turn.Conversation.Order;
        turn.Conversation = turn.Conversation with { Order = order with { Recipient = order.Recipient.Updated(utterance.Recipient) } };
    }

    /// <summary>The customer does not want it after all; an order that is with a manager stays with him.</summary>
    public static void GiveUp(TurnDraft turn)
    {
        if (!turn.Conversation.Order.Placed)
            turn.Conversation = turn.Conversation with { Order = new(), Selection = new() };
    }

    /// <summary>Takes over what a message says of the order. Called after the transition.</summary>
    public static void Apply(TurnDraft turn, Utterance utterance)
    {
        var bringsProof = utterance.HasPhoto || (utterance.Says("proof") && !utterance.Says("not-paid"));
        if (bringsProof && turn.Conversation is { State: ConversationState.End, Order.Placed: true })
            TakeProof(turn);
        if (turn.Conversation.State is not ConversationState.PaymentDelivery)
            return;

        TakeSelection(turn);
        Confirm(turn, utterance);
        var order = turn.Conversation.Order;
        turn.Conversation = turn.Conversation with { Order = order with { Payment = Method(utterance) ?? order.Payment } };
        if (bringsProof)
            TakeProof(turn);
        Place(turn);
        turn.Conversation = turn.Conversation.In(turn.Conversation.State);
    }

    /// <summary>The phone number of a shared contact.</summary>
    public static void TakePhone(TurnDraft turn, string text)
    {
        if (PhoneNumbers.Normalise(text) is { } phone)
        {
            var order = turn.Conversation.Order;
            turn.Conversation = turn.Conversation with { Order = order with { Recipient = order.Recipient with { Phone = phone } } };
        }

        turn.Follow(Classification.Sure(Intent.Payment));
        TakeSelection(turn);
        Place(turn);
    }

    private static void TakeSelection(TurnDraft turn)
    {
        var selection = turn.Conversation.Selection;
        if (turn.Conversation.State is not ConversationState.PaymentDelivery
            || turn.Product?.Size(selection.Size) is not { } size || selection.Color is null)
            return;

        if (!selection.Offered && turn.Product.Color(selection.Color) is { } color)
            turn.Say(ProductActs.Offer(turn.Product, size, color));
        var line = new OrderLine(turn.Product.Id, size.Size.Label, selection.Color, size.Price) { Quantity = selection.Quantity };
        turn.Conversation = turn.Conversation with
        {
            Order = turn.Conversation.Order.With(line, selection.Another),
            Selection = selection with { Offered = true },
        };
    }

    /// <summary>Whether the customer wants products taken out of an open order.</summary>
    public static bool Removes(TurnDraft turn, Utterance utterance) =>
        utterance.Says("remove") && turn.Progress.OrderOpen
        && utterance.Products.Any(product => turn.Conversation.Order.Lines.Any(line => line.ProductId == product.Id));

    /// <summary>Takes what was offered into the order before the customer chooses another one of it.</summary>
    public static void Keep(TurnDraft turn)
    {
        var selection = turn.Conversation.Selection;
        if (turn.Product is not { } product || selection is not { Offered: true, Color: { } color } || product.Size(selection.Size) is not { } size)
            return;

        var order = turn.Conversation.Order.Placed ? new OrderDraft { Recipient = turn.Conversation.Order.Recipient } : turn.Conversation.Order;
        var line = new OrderLine(product.Id, size.Size.Label, color, size.Price) { Quantity = selection.Quantity };
        turn.Conversation = turn.Conversation with
        {
            Order = order.With(line, selection.Another),
            Selection = selection with { Another = true, Quantity = 1 },
        };
    }

    /// <summary>Takes the products that the customer names out of the order; without any line left, nothing is chosen either.</summary>
    public static void Remove(TurnDraft turn, Utterance utterance)
    {
        var order = utterance.Products.Aggregate(turn.Conversation.Order, (rest, product) => rest.Without(product.Id));
        var kept = order.Lines.Any(line => line.ProductId == turn.Conversation.Selection.ProductId);
        turn.Conversation = turn.Conversation with { Order = order, Selection = kept ? turn.Conversation.Selection : new() };
    }

    /// <summary>Complete delivery data are read back once, and again whenever the customer corrects them.</summary>
    private static void Confirm(TurnDraft turn, Utterance utterance)
    {
        if (utterance.Recipient.Begun && turn.Conversation.Order is { Placed: false, Lines.IsEmpty: false, Recipient.Complete: true } order)
            turn.Say(OrderActs.ReadBack(order.Recipient));
    }

    private static PaymentMethod? Method(Utterance utterance) =>
        utterance.Says("prepay") ? PaymentMethod.Prepay
        : utterance.Says("full") ? PaymentMethod.Full
        : null;

    /// <summary>A photo or a word of having paid is a proof only when a manager says so.</summary>
    private static void TakeProof(TurnDraft turn) => turn.Escalate(EscalationReasons.PaymentProof, SpeechKeys.ProofTaken);

    private static void Place(TurnDraft turn)
    {
        if (turn.Conversation.State is not ConversationState.PaymentDelivery
            || turn.Conversation.Order is not { Lines.IsEmpty: false, Recipient.Complete: true, Payment: not null } order)
            return;

        turn.Say(OrderActs.Placed(turn.Catalog, order));
        turn.Escalate(EscalationReasons.OrderConfirmed);
        turn.Conversation = turn.Conversation with { Order = order with { Placed = true }, Selection = new() };
    }
}
