using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the question what everything costs together, while there is something to add up.</summary>
internal static class TotalReader
{
    public static Command? Read(Situation situation) =>
        situation.Utterance.Says("ask-total")
        && !situation.Utterance.Says("ask-delivery-price", "ask-delivery-time")
        && !situation.Conversation.Order.Placed
        && (!situation.Conversation.Order.Lines.IsEmpty || situation.Conversation.Selection.Offered)
        && !Adds(situation)
            ? new AskTotal()
            : null;

    /// <summary>"And a trench, how much together?" puts it in first.</summary>
    private static bool Adds(Situation situation) =>
        (situation.Utterance.Mentions("add") || situation.Utterance.Says("one-more"))
        && situation.Utterance.Products.Any(product => !IsIn(situation.Conversation, product));

    private static bool IsIn(Conversation conversation, Product product) =>
        conversation.Selection.ProductId == product.Id || conversation.Order.Lines.Any(line => line.ProductId == product.Id);
}
