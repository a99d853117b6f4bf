using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>What short answers to an offer mean.</summary>
internal static class OfferRules
{
    public static Classification? Classify(Utterance utterance, Conversation conversation)
    {
        if (utterance.Says("color-other", "color-list") || Asks(utterance, conversation))
            return Sure(Intent.Color);
        if (SaleRules.AsksSize(utterance, conversation))
            return Sure(Intent.Size);
        if (utterance.Says("trust") && !utterance.Mentions("buy"))
            return Sure(Intent.Discovery);
        if (SaleRules.Refuses(utterance))
            return Sure(Intent.Thanks);
        if (utterance.Says("hesitate", "expensive", "discount") || (utterance.Says("not-fit") && !IsContent(utterance)))
            return Sure(Intent.Discovery);
        if (utterance.Says("order", "pay", "delivery", "full", "prepay"))
            return Sure(Intent.Payment);
        if (Quantities.In(utterance.Tokens) is not null)
            return Sure(Intent.Discovery);
        if (utterance.Recipient.Phone is not null)
            return Sure(Intent.Payment);
        if (ChoosesProduct(utterance, conversation) || Confirms(utterance, conversation))
            return Likely(Intent.Payment);
        if (utterance.Says(
            "browse", "price", "fabric", "made", "adult", "care", "measure", "photo", "show", "address", "exchange-policy",
            "bot-question", "stock"))
            return null;

        return utterance.Says("yes") ? Sure(Intent.Payment) : null;
    }

    /// <summary>"No, no, everything suits, go ahead".</summary>
    private static bool IsContent(Utterance utterance) =>
        utterance.Says("order") && utterance.Tokens.Zip(utterance.Tokens.Skip(1)).Any(pair =>
            pair.Second.Is("fit") && pair.First.Text is "все" or "усе" or "everything");

    /// <summary>Another colour than the one offered.</summary>
    private static bool Asks(Utterance utterance, Conversation conversation) =>
        !utterance.Says("order")
        && utterance.Products.IsEmpty
        && utterance.Colors.Any(color => color != conversation.Selection.Color);

    /// <summary>"Yes, the black one" of the black one that was offered.</summary>
    private static bool Confirms(Utterance utterance, Conversation conversation) =>
        utterance is { HasQuestionMark: false, Tokens: [{ } first, _, ..], Colors: [var color] } && first.Is("yes")
        && color == conversation.Selection.Color
        && utterance.Tokens.All(token => token.Is("yes") || token.Is("color") || token.Is("please") || token.Is("filler"));

    /// <summary>The bare name of what was offered.</summary>
    private static bool ChoosesProduct(Utterance utterance, Conversation conversation) =>
        utterance.Products is [var product]
        && utterance.Tokens.All(token => token.Is("product") || token.Is("category") || token.Is("yes") || token.Is("color"))
        && (conversation.Selection.ProductId is null
            || conversation.Selection.ProductId == product.Id
            || conversation.Shown.Contains(product.Id));
}
