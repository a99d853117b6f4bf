using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Answers questions about a product from what the catalogue says of it; what it does not say, a person finds out.</summary>
internal static class FactHandler
{
    // Long enough to tell words apart, short enough for their endings.
    private const int StemLength = 4;

    public static CommandOutcome Answer(TurnDraft turn, AskFact command, Utterance utterance)
    {
        turn.Note(Classification.Likely(Intent.Discovery));
        if (turn.Product is null && command.Product is { } named)
        {
            SelectionRules.Switch(turn, named);
            turn.Conversation = turn.Conversation.In(ConversationState.SizeColor);
        }

        if (turn.Conversation.State is ConversationState.Init)
            turn.Advance(Intent.Discovery);
        if (command.Product is { } product && (command.IsWhole || command.Words.Any(word => IsTold(product, word))))
        {
            turn.Say(new SpeechAct(SpeechKeys.About)
                .With("name", product.Name).With("description", product.Description).With("fabric", product.Fabric));
            return CommandOutcome.Done;
        }

        if (command.Candidates.Length > 1)
        {
            CatalogAnswers.List(turn, command.Candidates);
            return CommandOutcome.AskedBack;
        }

        if (command.Product is { } woven && utterance.Says("fabric") && utterance.Mentions("question"))
            turn.Say(new SpeechAct(SpeechKeys.Fabric).With("name", woven.Name).With("fabric", woven.Fabric));
        if (DocumentAnswers.Answer(turn, utterance))
            return CommandOutcome.Done;
        turn.Escalate(EscalationReasons.MissingProductFacts, SpeechKeys.AskManager);
        return CommandOutcome.HandedOver;
    }

    /// <summary>Whether the catalogue speaks of what the word means, in any language.</summary>
    private static bool IsTold(Product product, string word)
    {
        var stem = word[..Math.Min(word.Length, StemLength)];
        return product.Description.All.Concat(product.Fabric.All)
            .SelectMany(text => Tokenizer.Cut(text))
            .Any(token => token.Kind is TokenKind.Word && token.Text.StartsWith(stem, StringComparison.Ordinal));
    }
}
