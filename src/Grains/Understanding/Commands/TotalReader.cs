namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the question what everything costs together, while there is something to add up.</summary>
internal static class TotalReader
{
    public static Command? Read(Situation situation) =>
        situation.Utterance.Says("ask-total")
        && !situation.Utterance.Says("ask-delivery-price", "ask-delivery-time")
        && !situation.Conversation.Order.Placed
        && (!situation.Conversation.Order.Lines.IsEmpty || situation.Conversation.Selection.Offered)
            ? new AskTotal()
            : null;
}
