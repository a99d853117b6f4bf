using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
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
        "hesitate", "postpone", "expensive", "not-fit", "order", "measure", "care", "beforehand", "choice-question", "smalltalk", "more",
        "foreign", "general", "task", "sum", "othershop", "ask-total",
    ];

    // "Is the hood big?" asks for no size.
    private static readonly string[] Sizes = ["size", "size-doubt"];

    public static Command? Read(Situation situation)
    {
        var utterance = situation.Utterance;
        if (!IsAsked(situation) || utterance.Recipient.Begun || utterance.Measures.Any || !utterance.Colors.IsEmpty)
            return null;

        var product = utterance.Products is [var named] ? named : situation.Product;
        var isProperty = utterance.Mentions("property") || utterance.Says("fact")
            || (HasProperty(situation, product) && situation.IsQuestion && !utterance.Says(Known.Except(Sizes).ToArray()));
        if (utterance.Says(Known) && (!isProperty || (utterance.Categories.IsEmpty && product is not null && utterance.Says("measure"))))
            return null;
        // "Is there the same with a hood?" looks for another one.
        if (product is not null && IsOther(situation) && situation.Tokens.Any(token => token.Is("have")))
            return null;
        if (situation.Is(ConversationState.Init, ConversationState.Discovery) && utterance.Says("browse") && !utterance.Says("fact"))
            return null;
        if (product is null)
            return utterance.Says("fact") || (isProperty && !utterance.Products.IsEmpty) ? Asked(situation, null) : null;
        if (utterance.Says("contents"))
            return new AskFact(product) { IsWhole = true };
        if (!isProperty && (!IsChoosing(situation) || utterance.Says("yes", "no") || IsOther(situation)
            || (utterance.Says("browse", "stock") && !utterance.Mentions("kind-property", "clothes"))))
            return null;

        return Content(situation).IsEmpty || OnlyFabric(situation) ? null : Asked(situation, product);
    }

    /// <summary>Whether a word tells of goods without being a part of the product's name, as "leather trench" is.</summary>
    private static bool HasProperty(Situation situation, Product? product) =>
        situation.Tokens.Any(token => token.Is("kind-property") && (product is null || !ProductNames.Name(token, product)));

    private static AskFact Asked(Situation situation, Product? product) =>
        new(product) { Words = Content(situation), Candidates = product is null ? situation.Utterance.Products : [] };

    private static bool IsChoosing(Situation situation) =>
        situation.Is(ConversationState.Vision, ConversationState.SizeColor, ConversationState.Offer)
        || (situation.Is(ConversationState.PaymentDelivery) && situation.Utterance.Mentions("kind-property", "clothes"));

    /// <summary>"Is there the same, but warmer?" looks for another product.</summary>
    private static bool IsOther(Situation situation) =>
        situation.Has("такий", "таке", "таку", "самий", "саму", "такой", "такое", "такую", "same", "інший", "інше", "другой", "another");

    /// <summary>"What is it made of?" has an answer of its own.</summary>
    private static bool OnlyFabric(Situation situation) =>
        situation.Utterance.Says("fabric") && !situation.Utterance.Says("fact")
        && !situation.Utterance.Mentions("property", "kind-property");

    private static bool IsAsked(Situation situation) =>
        situation.IsQuestion
        // "Tell me the exact composition in per cent".
        || (situation.Utterance.Says("fact") && situation.Has("скажіть", "скажите", "підкажіть", "подскажите", "tell"))
        || situation.Tokens.Any(token => token.Is("have"))
        // "А капюшон знімається": a question without its mark.
        || (situation.Tokens is [{ Text: "а" }, _, ..] && situation.Utterance.Mentions("property", "kind-property"));

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
