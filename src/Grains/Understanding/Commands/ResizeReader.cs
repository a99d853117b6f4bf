using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the wish for a larger or a smaller size than the one that was settled: "one size up", "with room to grow".</summary>
internal static class ResizeReader
{
    public static Command? Read(Situation situation)
    {
        var utterance = situation.Utterance;
        if (situation.Product is null || situation.Conversation.Selection.Size is null || utterance.Measures.Any
            || situation.Conversation.Order.Placed || utterance.Recipient.Begun || utterance.Says("ask-delivery-price"))
            return null;

        return utterance.Says("size-up") ? (IsRoomy(situation) ? null : new Resize(1))
            : utterance.Says("size-down") ? new Resize(-1)
            : null;
    }

    /// <summary>The smallest size is chosen, which is too big as yet.</summary>
    private static bool IsRoomy(Situation situation) =>
        situation is { Product: { } product, Conversation: { Height: { } height, Selection.Size: { } size } }
        && SizeAdvice.For(product, height) is { Fit: SizeFit.SmallestIsBig } advice && advice.Size.Size.Label == size;
}
