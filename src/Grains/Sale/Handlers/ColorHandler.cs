using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Names the colours that are left when some are refused.</summary>
internal static class ColorHandler
{
    public static CommandOutcome? OfferOthers(TurnDraft turn, RefuseColor command)
    {
        if (turn.Product is not { } product)
            return null;

        var others = product.Colors.Where(color => !command.Colors.Contains(color.Color.Id)).ToList();
        if (others.Count == 0)
            return null;

        var selection = turn.Conversation.Selection;
        if (selection.Color is { } chosen && command.Colors.Contains(chosen))
            turn.Conversation = turn.Conversation with { Selection = selection with { Color = null, Offered = false } };
        turn.Follow(Classification.Sure(Intent.Color));
        turn.Say(new SpeechAct(SpeechKeys.AskColor)
            .With("colors", LocalizedText.Join(", ", others.Select(color => color.Color.Name)))
            .Showing(others.Take(ProductActs.MaxPhotos).Select(color => color.Photo)));
        return CommandOutcome.AskedBack;
    }
}
