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

        return utterance.Says("size-up") ? new Resize(1)
            : utterance.Says("size-down") ? new Resize(-1)
            : null;
    }
}
