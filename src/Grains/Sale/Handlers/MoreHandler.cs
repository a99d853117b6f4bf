using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Goes on with a list of products, and takes one of it.</summary>
internal static class MoreHandler
{
    public static CommandOutcome Show(TurnDraft turn)
    {
        turn.Follow(Classification.Sure(Intent.Discovery));
        ImmutableArray<Product> rest = [.. turn.Conversation.Unshown.Select(turn.Catalog.Find).OfType<Product>()];
        if (!rest.IsEmpty)
        {
            CatalogAnswers.GoOn(turn, rest);
            return CommandOutcome.Done;
        }

        var others = turn.Catalog.Products.Where(product => !turn.Conversation.Shown.Contains(product.Id)).ToImmutableArray();
        turn.Say(SpeechKeys.NoMore);
        if (!others.IsEmpty)
            CatalogAnswers.List(turn, others);
        return CommandOutcome.Done;
    }

    public static CommandOutcome? Select(TurnDraft turn, SelectShown command)
    {
        if (turn.Catalog.Find(command.ProductId) is not { } product)
            return null;

        SelectionRules.Switch(turn, product);
        turn.Say(ProductActs.Card(product, null));
        turn.Follow(Classification.Sure(Intent.Discovery));
        return CommandOutcome.Done;
    }
}
