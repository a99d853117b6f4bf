using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Says of each product what the catalogue says of it, one after another; what is chosen stays chosen.</summary>
internal static class ComparisonHandler
{
    public static CommandOutcome Answer(TurnDraft turn, CompareProducts command)
    {
        turn.Note(Classification.Sure(Intent.Discovery));
        if (turn.Product is null && turn.Conversation.State is not ConversationState.PaymentDelivery)
            turn.Advance(Intent.Discovery);
        turn.Say(new SpeechAct(SpeechKeys.Compare)
            .With("products", LocalizedText.Join("\n", command.Products.Select(Row))));
        turn.Conversation = turn.Conversation with { Shown = [.. command.Products.Select(product => product.Id)] };
        return CommandOutcome.Done;
    }

    private static LocalizedText Row(Product product) => LocalizedText.Join(
        "", [product.Name, LocalizedText.Same(", "), ProductActs.Prices(product), LocalizedText.Same(". "), product.Description]);
}
