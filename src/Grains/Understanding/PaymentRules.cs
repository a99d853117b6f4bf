using MirtAi.Grains.Conversations;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>What messages mean while delivery data and payment are being collected: nearly always just that.</summary>
internal static class PaymentRules
{
    public static Classification? Classify(Utterance utterance, Conversation conversation)
    {
        if (SaleRules.Refuses(utterance) || (utterance.Says("cancel-order") && utterance.Products.IsEmpty && !utterance.Says("color")))
            return Sure(Intent.Thanks);
        if (utterance.Recipient.Begun)
            return Sure(Intent.Payment);
        if (SaleRules.OrdersMore(utterance, conversation))
            return Likely(Intent.Discovery);
        if (utterance.Says("color-other", "color-list"))
            return Sure(Intent.Color);
        if (utterance.Says("size-other"))
            return Sure(Intent.Size);
        if (utterance.Says("pay", "proof", "full", "prepay", "delivery", "order", "change-order", "remove"))
            return Sure(Intent.Payment);
        if (SaleRules.AsksSize(utterance, conversation))
            return Sure(Intent.Size);
        if (utterance.Colors.Any(color => color != conversation.Selection.Color) && utterance.Products.IsEmpty)
            return Sure(Intent.Color);
        if (utterance.Says("hesitate", "expensive", "not-fit") || IsQuestion(utterance))
            return Sure(Intent.Discovery);
        if (utterance.Says("yes", "no"))
            return Sure(Intent.Payment);
        if (utterance.Says("thanks", "bye", "smalltalk", "praise"))
            return Sure(Intent.Thanks);
        if (utterance.Says("greet"))
            return Sure(Intent.Greeting);

        return Guess(Intent.Payment);
    }

    private static bool IsQuestion(Utterance utterance) => utterance.Says(
        "browse", "price", "discount", "fabric", "made", "adult", "care", "measure", "photo", "show", "address", "exchange-policy",
        "bot-question", "recommend")
        || !utterance.Products.IsEmpty;
}
