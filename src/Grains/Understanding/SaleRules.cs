using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>What messages mean by their words, in any state.</summary>
internal static class SaleRules
{
    public static Classification? Classify(Utterance utterance, Conversation conversation)
    {
        if (Refuses(utterance))
            return Sure(Intent.Thanks);
        if (conversation.State is ConversationState.Upsell
            && utterance.Mentions("add")
            && utterance.Products.IsEmpty
            && utterance.Categories.IsEmpty)
            return Likely(Intent.Payment);
        if (OrdersMore(utterance, conversation))
            return Likely(Intent.Discovery);
        if (Courtesy(utterance, conversation) is { } courtesy)
            return courtesy;
        if (utterance.Recipient.Begun)
            return Likely(Intent.Payment);
        if (BuysAgain(utterance, conversation))
            return Likely(utterance.Measures.Any ? Intent.Size : Intent.Discovery);
        if (PraisesWhatCame(utterance))
            return Sure(Intent.Thanks);
        if (utterance.Says("exchange-policy"))
            return Sure(Intent.Discovery);
        if (utterance.Says("size-question"))
            return Sure(Intent.Size);
        if (utterance.Says("discount", "adult"))
            return Sure(Intent.Discovery);
        if (utterance.Says("choice-question"))
            return Sure(utterance.Measures.Any ? Intent.Size : Intent.Discovery);
        if (utterance.Says("order", "proof", "delivery") || (utterance.Says("pay") && !AsksForProduct(utterance)))
            return Sure(Intent.Payment);
        if (utterance.Says("color-other", "color-list"))
            return Sure(Intent.Color);
        if (utterance.Says("price", "discount", "browse") && AsksForProduct(utterance) && !utterance.Measures.Any)
            return Sure(Intent.Discovery);
        if (AsksSize(utterance, conversation))
            return Sure(Intent.Size);
        if (utterance.Says("color"))
            return utterance.Says("goods") && !utterance.Mentions("colorword") ? Sure(Intent.Discovery) : Sure(Intent.Color);
        if (Asks(utterance) || Budgets.Read(utterance.Tokens) is not null)
            return Sure(Intent.Discovery);
        if (utterance.Says("hesitate", "expensive", "not-fit") || (utterance.Says("ordinal") && !conversation.Shown.IsDefaultOrEmpty))
            return Sure(Intent.Discovery);
        if (utterance.Says("thanks", "bye", "smalltalk", "praise"))
            return Sure(Intent.Thanks);
        if (utterance.Says("greet"))
            return Sure(Intent.Greeting);

        return Short(utterance, conversation);
    }

    /// <summary>"Thank you, Mriia has come, my daughter is delighted": what it names is bought already.</summary>
    private static bool PraisesWhatCame(Utterance utterance) =>
        utterance.Says("thanks") && utterance.Says("praise")
        && !utterance.HasQuestionMark
        && !utterance.Says(
            "price", "browse", "order", "want", "one-more", "size", "color", "stock", "recommend", "fabric", "care", "measure", "delivery",
            "ask-delivery-price", "ask-delivery-time", "pay", "prepay", "foreign")
        && (utterance.Says("thanks-for") || !utterance.Says("photo"))
        && !utterance.Mentions("want", "buy", "ordering", "add", "question") && !utterance.Measures.Any
        && !utterance.Tokens.Any(token => token.Text is "але" or "но" or "but" or "тільки" or "только");

    /// <summary>Whether the customer gives or asks for a height, an age or a size.</summary>
    public static bool AsksSize(Utterance utterance, Conversation conversation) =>
        utterance.Measures.Any && !(conversation.State is ConversationState.Offer && IsKnown(utterance.Measures, conversation))
        || (utterance.Says("size", "size-chart") && !utterance.Says("expensive"));

    /// <summary>Whether the customer does not want to buy, and names nothing else instead.</summary>
    public static bool Refuses(Utterance utterance) =>
        utterance.Says("refuse")
        && !utterance.Says("not-paid")
        && !utterance.NamesGoods
        && !utterance.Says("size", "color", "browse", "full", "prepay")
        && !IsSupposed(utterance)
        && !(utterance.Says("order") && WantsNothingElse(utterance));

    /// <summary>"I need nothing else, place the order".</summary>
    private static bool WantsNothingElse(Utterance utterance) =>
        utterance.Tokens.Any(token => token.Text is "більше" or "больше" or "else" or "more")
        && utterance.Tokens.Any(token => token.Text is "нічого" or "ничего" or "nothing");

    /// <summary>"If it does not fit, may I leave it there?"</summary>
    private static bool IsSupposed(Utterance utterance) =>
        utterance.HasQuestionMark
        && utterance.Tokens.Any(token => token.Text is "якщо" or "якшо" or "если" or "if");

    /// <summary>"I want one more" of someone whose order is with a manager begins another sale.</summary>
    public static bool OrdersMore(Utterance utterance, Conversation conversation) =>
        conversation.Order.Placed && utterance.Says("order") && utterance.Mentions("other") && !utterance.Recipient.Begun
        && !utterance.Says("pay", "proof", "not-paid", "hesitate");

    /// <summary>Whether the last answer asked if a photo shows the one product that it named.</summary>
    public static bool AsksToConfirm(Conversation conversation) => conversation is
    {
        State: ConversationState.Vision or ConversationState.SizeColor, Shown: [_], Selection.ProductId: null, SuggestedHeight: null,
    };

    private static bool IsKnown(BodyMeasures measures, Conversation conversation) =>
        (measures.Size is { } size && size.Label == conversation.Selection.Size)
        || (measures.Height is { } height && (height == conversation.Height
            || (ClothingSize.TryParse(conversation.Selection.Size, out var settled) && settled.Holds(height))));

    /// <summary>After an order has been placed, "I want to order" means another one, unless it says that it means the first.</summary>
    private static bool BuysAgain(Utterance utterance, Conversation conversation) =>
        conversation.Order.Placed && utterance.Says("order") && utterance.Products.IsEmpty
        && (utterance.Measures.Any || utterance.Mentions("want", "other"))
        && !utterance.Says("pay", "proof", "change-order") && !utterance.Mentions("my");

    private static bool AsksForProduct(Utterance utterance) =>
        !utterance.Products.IsEmpty || !utterance.Categories.IsEmpty || utterance.Mentions("goods", "clothes");

    private static bool Asks(Utterance utterance) =>
        utterance.Says(
            "goods", "price", "discount", "fabric", "made", "adult", "care", "measure", "stock", "recommend", "browse", "photo", "show",
            "address", "exchange-policy",
            "bot-question", "lookup", "trust", "any", "ask")
        || utterance.Mentions("clothes", "question") && utterance.Mentions("goods", "child", "shop");

    /// <summary>A thank-you or a greeting with nothing of the sale in it.</summary>
    private static Classification? Courtesy(Utterance utterance, Conversation conversation)
    {
        var isOver = conversation.State is ConversationState.End or ConversationState.Upsell or ConversationState.Complaint;
        if ((utterance.Says("thanks-for") || (isOver && utterance.Says("thanks", "praise"))) && !Wants(utterance))
            return Sure(Intent.Thanks);
        if (isOver && utterance.Says("no-complaint") && utterance.Mentions("complain", "problem", "defect") && !Wants(utterance))
            return Sure(Intent.Thanks);
        if (utterance.Says("wishes") && !Wants(utterance))
            return Sure(Intent.Thanks);
        if (utterance.Tokens.Any(token => !IsCourteous(token)))
            return null;

        return utterance.Says("thanks", "bye") ? Sure(Intent.Thanks)
            : utterance.Says("greet") ? Sure(Intent.Greeting)
            : null;
    }

    private static bool Wants(Utterance utterance) =>
        (AsksForProduct(utterance) && (!utterance.Says("thanks", "praise") || utterance.Mentions("have")))
        || utterance.HasQuestionMark
        || utterance.Measures.Any || !utterance.Colors.IsEmpty
        || utterance.Mentions("question", "howmuch", "want", "price", "photo", "where", "when", "pay", "other")
        || utterance.Tokens.Any(token => token.Is("show") && !token.Is("arrive"));

    private static bool IsCourteous(Language.Token token) =>
        token.Is("hello") || token.Is("good") || token.Is("daytime") || token.Is("thanks") || token.Is("bye") || token.Is("please")
        || token.Is("praise") || token.Kind is Language.TokenKind.Emoji || token.Is("filler");

    /// <summary>A lone yes or no answers what was asked last.</summary>
    private static Classification? Short(Utterance utterance, Conversation conversation)
    {
        if (!utterance.Says("yes", "no"))
            return null;

        return conversation.State switch
        {
            ConversationState.SizeColor when conversation.SuggestedHeight is not null => Likely(Intent.Size),
            _ when AsksToConfirm(conversation) => Likely(Intent.Discovery),
            ConversationState.Discovery or ConversationState.Vision or ConversationState.SizeColor => Guess(Intent.Discovery),
            ConversationState.Upsell => Likely(utterance.Says("yes") ? Intent.Payment : Intent.Thanks),
            ConversationState.Init => Guess(Intent.Unknown),
            _ => Likely(Intent.Thanks),
        };
    }
}
