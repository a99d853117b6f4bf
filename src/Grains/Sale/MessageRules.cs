using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>
/// What a message says beside its words: the product whose link led here, and what the message answers. A quotation is context: it names
/// the product that the words are about, and decides nothing.
/// </summary>
internal static class MessageRules
{
    /// <summary>Reads a message that is to be read as text.</summary>
    public static Utterance Read(TurnDraft turn, TranscriptLine message)
    {
        var hasPhoto = !message.Images.IsDefaultOrEmpty;
        if (CustomerEvents.LinkedProduct(message, turn.Catalog) is { } product)
            return UtteranceReader.Read(product.Name.In(turn.Conversation.Language), hasPhoto, turn.Conversation, turn.Catalog) with
            {
                Products = [product],
            };

        var (quoted, words) = Quotation.Split(CustomerEvents.TextOf(turn, message));
        var utterance = UtteranceReader.Read(words, hasPhoto, turn.Conversation, turn.Catalog);
        if (quoted.Length == 0)
            return utterance;

        var mention = turn.Catalog.Search.Read(quoted);
        return utterance with
        {
            Quoted = mention,
            IsPromptInjection = utterance.IsPromptInjection || PromptInjections.Occur(quoted, mention.Tokens),
        };
    }

    /// <summary>What the message says, and the one product that it points at as if the customer had named it.</summary>
    public static Utterance Naming(TurnDraft turn, Utterance utterance, Intent intent)
    {
        if (NamesItself(utterance) || !IsAboutGoods(turn, intent)
            || utterance.Quoted is not { } quoted || Product(quoted) is not { } product)
            return utterance;

        var takesColor = utterance.Colors.IsEmpty && !utterance.Says("color", "color-other", "color-list");
        return utterance with
        {
            Products = [product],
            Colors = takesColor && quoted.Colors is [var color] && product.Color(color) is not null ? [color] : utterance.Colors,
        };
    }

    private static bool NamesItself(Utterance utterance) =>
        !utterance.Products.IsEmpty || !utterance.Categories.IsEmpty || utterance.HasPhoto || utterance.Recipient.Begun
        || utterance.Says("ordinal");

    /// <summary>While an order is collected, an answer to its summary tells of delivery and payment.</summary>
    private static bool IsAboutGoods(TurnDraft turn, Intent intent) => intent switch
    {
        Intent.Discovery or Intent.Size or Intent.Color => true,
        Intent.Payment => turn.Conversation.State is ConversationState.Init or ConversationState.Discovery or ConversationState.Vision
            or ConversationState.SizeColor or ConversationState.Offer,
        _ => false,
    };

    /// <summary>The product of a quotation if it is one; a name shared by several is narrowed by the colours beside it.</summary>
    private static Product? Product(CatalogMention quoted)
    {
        if (quoted.Products is [var only])
            return only;
        var suiting = quoted.Products.Where(product => quoted.Colors.Any(color => product.Color(color) is not null)).Take(2).ToList();
        return suiting is [var product] ? product : null;
    }
}
