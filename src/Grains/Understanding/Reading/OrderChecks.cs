using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding.Commands;
using static MirtAi.Grains.Understanding.Reading.Verdict;

namespace MirtAi.Grains.Understanding.Reading;

/// <summary>Checks commands about the order and its payment. Where the rules read the opposite, nothing is done.</summary>
internal static class OrderChecks
{
    public static Verdict SetQuantity(Claim claim)
    {
        var isOpen = claim.Situation.Product is not null && !claim.Conversation.Order.Placed && !claim.Situation.AwaitsPayment
            && claim.Situation.Is(ConversationState.Offer, ConversationState.PaymentDelivery);
        if (!isOpen)
            return Drop(DropCause.State);
        return claim.Proposed.Number is { } quantity and >= 1 and <= Quantities.Most && claim.Numbers.Contains(quantity)
            ? Take(new SetQuantity(quantity, IsQuestion: claim.Proposed.Value == "question"))
            : Drop(DropCause.Amount);
    }

    public static Verdict AskTotal(Claim claim) => If(IsOpen(claim), new AskTotal(), DropCause.State);

    public static Verdict Remove(Claim claim)
    {
        if (!IsOpen(claim))
            return Drop(DropCause.State);
        var (order, selection) = (claim.Conversation.Order, claim.Conversation.Selection);
        if (claim.Products() is not { Length: >= 1 } products)
            return Drop(DropCause.Product);

        var bought = order.Lines.Select(line => line.ProductId).Concat(selection.Offered ? [selection.ProductId!] : []).ToHashSet();
        var areThere = products.All(product => bought.Contains(product.Id) && (bought.Count == 1 || claim.Names(product)));
        return If(areThere, new RemoveProducts([.. products.Select(product => product.Id)]), DropCause.Product);
    }

    /// <summary>
    /// A yes answers an offer, what was read back, or a suggestion; an order is placed only by the rules. A question confirms nothing that
    /// was read back, unless the rules find a yes in it.
    /// </summary>
    public static Verdict Confirm(Claim claim)
    {
        var isAsked = claim.Situation.Is(
            ConversationState.Offer, ConversationState.PaymentDelivery, ConversationState.Upsell, ConversationState.Vision,
            ConversationState.SizeColor);
        if (!isAsked)
            return Drop(DropCause.State);

        var asks = claim.Situation is { IsQuestion: true } && claim.Situation.Is(ConversationState.PaymentDelivery)
            && !claim.Utterance.Says("yes", "order");
        return If(
            !asks && !claim.Utterance.Says("refuse", "cancel-order", "wrong-data", "hesitate"), new ConfirmOrder(), DropCause.Contradicted);
    }

    public static Verdict Decline(Claim claim)
    {
        var isAsked = claim.Situation.Is(
            ConversationState.Offer, ConversationState.PaymentDelivery, ConversationState.Upsell, ConversationState.Vision);
        if (!isAsked)
            return Drop(DropCause.State);
        return If(!claim.Utterance.Says("order"), new Decline(), DropCause.Contradicted);
    }

    /// <summary>A way of payment is chosen with more than a yes, and where it is to be chosen.</summary>
    public static Verdict ChoosePayment(Claim claim)
    {
        if (!claim.Situation.AwaitsPayment)
            return Drop(DropCause.State);
        PaymentMethod? method = claim.Proposed.Value switch
        {
            "full" => PaymentMethod.Full,
            "prepayment" => PaymentMethod.Prepay,
            _ => null,
        };
        if (method is not { } chosen)
            return Drop(DropCause.Value);
        if (claim.Words.All(IsAssent))
            return Drop(DropCause.Unsure);

        var read = PaymentChoices.Read(claim.Utterance, claim.Conversation, claim.Situation.Prepayment);
        return If(read is null || read == chosen, new ChoosePayment(chosen), DropCause.Contradicted);
    }

    public static Verdict ClaimPaid(Claim claim)
    {
        if (claim.Conversation.Order is { Placed: false, Lines.IsEmpty: true, Unpaid: null })
            return Drop(DropCause.State);
        if (claim.Proposed.Number is { } amount && !claim.Numbers.Contains(amount))
            return Drop(DropCause.Amount);
        return If(!claim.Utterance.Says("not-paid"), new ClaimPaid(claim.Proposed.Number), DropCause.Contradicted);
    }

    /// <summary>An order that is with a manager is cancelled by him.</summary>
    public static Verdict Cancel(Claim claim) =>
        claim.Conversation.Order.Placed ? Take(new CallPerson(EscalationReasons.OrderChange))
        : If(IsOpen(claim), new CancelOrder(), DropCause.State);

    public static Verdict Change(Claim claim) =>
        If(claim.Conversation.Order.Placed, new CallPerson(EscalationReasons.OrderChange), DropCause.State);

    private static bool IsOpen(Claim claim) =>
        !claim.Conversation.Order.Placed && (!claim.Conversation.Order.Lines.IsEmpty || claim.Conversation.Selection.Offered);

    private static bool IsAssent(Token token) =>
        token.Kind is TokenKind.Emoji || token.Is("yes") || token.Is("please") || token.Is("filler") || token.Is("thanks");
}
