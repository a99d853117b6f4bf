using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads questions about a product that are none of those which the sale knows.</summary>
internal static class FactQuestionReader
{
    private const int MinLength = 4;

    private static readonly string[] Known =
    [
        "price", "size", "size-question", "size-chart", "size-other", "color", "color-list", "color-other", "photo", "more-photos",
        "show", "delivery", "pay", "discount", "exchange-policy", "address", "adult", "made", "trust", "bot-question", "recommend",
        "hesitate", "expensive", "not-fit", "order", "measure", "care", "beforehand", "choice-question", "smalltalk", "more",
        "foreign", "general", "task", "sum", "othershop",
    ];

    public static Command? Read(Situation situation)
    {
        var utterance = situation.Utterance;
        if (!IsAsked(situation) || utterance.Recipient.Begun || utterance.Measures.Any || !utterance.Colors.IsEmpty)
            return null;

        var product = utterance.Products is [var named] ? named : situation.Product;
        var isProperty = utterance.Mentions("property") || utterance.Says("fact");
        if (utterance.Says(Known) && !isProperty)
            return null;
        if (product is null || situation.Is(ConversationState.Init, ConversationState.Discovery, ConversationState.End))
            return isProperty && (utterance.Says("fabric") || product is not null) ? new AskFact(product) { Words = Content(situation) } : null;
        if (!isProperty && (utterance.Says("browse", "stock", "yes", "no") && !utterance.Mentions("kind-property", "clothes")
            || !situation.Is(ConversationState.Vision, ConversationState.SizeColor, ConversationState.Offer, ConversationState.PaymentDelivery)))
            return null;

        var words = Content(situation);
        return words.IsEmpty || OnlyFabric(situation) ? null : new AskFact(product) { Words = words };
    }

    /// <summary>"What is it made of?" has an answer of its own.</summary>
    private static bool OnlyFabric(Situation situation) =>
        situation.Utterance.Says("fabric") && !situation.Utterance.Mentions("property", "kind-property") && !situation.Utterance.Says("fact");

    private static bool IsAsked(Situation situation) =>
        situation.IsQuestion || situation.Tokens.Any(token => token.Is("have"));

    /// <summary>The words that say what is asked.</summary>
    private static ImmutableArray<string> Content(Situation situation) =>
    [
        .. situation.Tokens
            .Where(token => token is { Kind: TokenKind.Word, Text.Length: >= MinLength } && IsTelling(token))
            .Select(token => token.Text),
    ];

    private static bool IsTelling(Token token) =>
        token.Is("property") || token.Is("kind-property") || token.Is("occasion") || token.Is("clothes") || token.Is("fabric")
        || token.Tags.Count == 0 || (token.Tags.Count == 1 && token.Is(Lexicon.PlainTag)) || token.Guessed;
}
