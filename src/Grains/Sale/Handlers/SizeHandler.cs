using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Moves from the settled size to its neighbour, or says again why it is the right one.</summary>
internal static class SizeHandler
{
    public static CommandOutcome? Resize(TurnDraft turn, Resize command)
    {
        if (turn.Product is not { } product || product.Size(turn.Conversation.Selection.Size) is not { } settled)
            return null;

        var place = product.Sizes.IndexOf(settled) + command.Steps;
        if (place < 0 || place >= product.Sizes.Length)
        {
            turn.Note(Classification.Sure(Intent.Size));
            turn.Say(new SpeechAct(SpeechKeys.SizeNotMade).With("name", product.Name).With("sizes", ProductActs.Sizes(product)));
            return CommandOutcome.Refused;
        }

        turn.Conversation = turn.Conversation with
        {
            Selection = turn.Conversation.Selection with { Size = product.Sizes[place].Size.Label, Offered = false },
        };
        turn.Follow(Classification.Sure(Intent.Size));
        return CommandOutcome.Done;
    }

    public static CommandOutcome? Reassure(TurnDraft turn)
    {
        if (turn.Product is not { } product || turn.Conversation.Height is not { } height
            || product.Size(turn.Conversation.Selection.Size) is not { } settled)
            return null;

        turn.Note(Classification.Sure(Intent.Size));
        var next = product.Sizes.IndexOf(settled) + 1;
        var advice = SizeAdvice.For(product, height).Size;
        turn.Say(next < product.Sizes.Length
            ? new SpeechAct(SpeechKeys.SizeGrowth)
                .With("height", SizeAnswers.Figure(height)).With("size", advice.Size.Label).With("next", product.Sizes[next].Size.Label)
            : new SpeechAct(SpeechKeys.SizeAdvised).With("height", SizeAnswers.Figure(height)).With("size", advice.Size.Label)
                .With("name", product.Name).With("sizes", ProductActs.Sizes(product)));
        return CommandOutcome.Done;
    }
}
