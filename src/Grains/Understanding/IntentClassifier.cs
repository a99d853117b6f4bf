using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// Decides what a customer wants. Deterministic: rules in the order of their weight, first what needs a person, then what
/// the state makes of short answers, then what the words say.
/// </summary>
public static class IntentClassifier
{
    /// <summary>The rule that takes a message for a complaint because it is like others. A model that reads it knows better.</summary>
    internal const string LearnedComplaint = "complaint";

    private static readonly string[] OurWords =
    [
        "color", "goods", "clothes", "show", "recommend", "exchange", "return", "delivery", "pay", "price", "stock", "shop", "photo",
        "fabric", "care", "child", "occasion", "kind-property", "discount", "order", "buy", "ordering", "sizeword", "height", "measure",
    ];

    private static readonly ImmutableHashSet<string> Somethings =
        ["щось", "чогось", "якусь", "якийсь", "якесь", "якісь", "что-то", "что-нибудь", "какое-то", "какой-то", "something", "anything"];

    // In the order of their weight. The names are stable: recordings of turns hold them.
    private static readonly (string Name, Func<Utterance, Conversation, Classification?> Classify)[] Rules =
    [
        ("injection", (utterance, _) => PromptInjection(utterance)),
        ("photo", Photo),
        ("empty", (utterance, _) => Silence(utterance)),
        ("opt-out", (utterance, _) => OptOutRules.Classify(utterance)),
        ("spam", (utterance, _) => Spam(utterance)),
        ("person", PersonRules.Classify),
        (LearnedComplaint, LearnedRules.Complaint),
        ("foreign", Foreign),
        ("state", OfState),
        ("sale", SaleRules.Classify),
        ("rest", Rest),
    ];

    /// <summary>The intent of a message in a conversation.</summary>
    public static Classification Classify(Utterance utterance, Conversation conversation) =>
        Classify(utterance, conversation, out _);

    /// <summary>The intent, and the name of the rule that decided; what it heard is left in <see cref="Utterance.Heard"/>.</summary>
    internal static Classification Classify(Utterance utterance, Conversation conversation, out string rule)
    {
        foreach (var (name, classify) in Rules)
        {
            utterance.Heard?.Clear();
            if (classify(utterance, conversation) is not { } classification)
                continue;
            rule = name;
            return classification;
        }

        throw new InvalidOperationException("The last rule decides always.");
    }

    /// <summary>Whether something outweighs all commands that the rules find: what a veto is for, and what is not ours.</summary>
    public static bool Precedes(Utterance utterance, Conversation conversation) =>
        Vetoes(utterance, conversation)
        || LearnedRules.Complaint(utterance, conversation) is not null
        || Foreign(utterance, conversation) is not null;

    /// <summary>Whether something outweighs all commands, whoever finds them: an injection, a photo, a call for a person.</summary>
    public static bool Vetoes(Utterance utterance, Conversation conversation) =>
        utterance.HasPhoto
        || conversation.State is ConversationState.Complaint && !utterance.Says("presence")
        || (PromptInjection(utterance) ?? Silence(utterance) ?? OptOutRules.Classify(utterance)
            ?? Spam(utterance) ?? PersonRules.Classify(utterance, conversation)) is not null;

    private static Classification? PromptInjection(Utterance utterance) =>
        utterance.IsPromptInjection ? Sure(Intent.OutOfDomain) : null;

    /// <summary>What short answers mean where the conversation stands.</summary>
    private static Classification? OfState(Utterance utterance, Conversation conversation) => conversation.State switch
    {
        ConversationState.Offer => OfferRules.Classify(utterance, conversation),
        ConversationState.PaymentDelivery => PaymentRules.Classify(utterance, conversation),
        ConversationState.Complaint => AboutComplaint(utterance, conversation),
        _ => null,
    };

    /// <summary>A photo in the payment phase is a receipt, and one in a complaint is a proof; never a product to recognise.</summary>
    private static Classification? Photo(Utterance utterance, Conversation conversation)
    {
        if (!utterance.HasPhoto)
            return null;
        if ((PersonRules.Classify(utterance, conversation) ?? LearnedRules.Complaint(utterance, conversation))
            is { Intent: Intent.Complaint } complaint)
            return complaint;
        if (utterance.Says("proof", "pay")
            || ProofSigns.Expects(conversation) && (conversation.State is ConversationState.PaymentDelivery || !AboutGoods(utterance)))
            return Sure(Intent.Payment);

        return Sure(Intent.Photo);
    }

    private static bool AboutGoods(Utterance utterance) =>
        !utterance.Products.IsEmpty
        || !utterance.Categories.IsEmpty
        || utterance.Says("browse", "stock", "price", "goods", "want", "ask", "recommend");

    private static Classification? Silence(Utterance utterance) =>
        utterance.Tokens.IsEmpty && !utterance.HasLink && !utterance.Recipient.Begun ? Sure(Intent.Unknown) : null;

    /// <summary>Who sells something to the shop, or lures somewhere.</summary>
    private static Classification? Spam(Utterance utterance) =>
        utterance.Says("spam") && !utterance.Says("wholesale") ? Sure(Intent.OutOfDomain) : null;

    private static Classification? Foreign(Utterance utterance, Conversation conversation)
    {
        if (!utterance.Says("foreign", "othershop", "sum", "general", "task"))
            return null;

        var ours = utterance.Says("size-chart", "fabric", "expensive")
            || (utterance.Says("recommend") && !conversation.Shown.IsDefaultOrEmpty)
            || (utterance.Says("delivery", "pay", "shop-open", "ask-total") && !utterance.Says("general", "task", "othershop"))
            || (conversation.Selection.ProductId is not null
                && (utterance.Mentions("property", "kind-property") || (utterance.Says("order") && utterance.Says("foreign"))))
            || IsSeason(utterance)
            || utterance.Mentions("product", "category", "clothes", "sizeword", "colorword", "branchword", "goods")
            || !utterance.Colors.IsEmpty
            || utterance.Measures.Any
            || (conversation.State is ConversationState.PaymentDelivery && utterance.Recipient.Begun);
        return ours ? null : Sure(Intent.OutOfDomain);
    }

    /// <summary>"Something warm for cold weather" is a wish, "is it warm today" is none.</summary>
    private static bool IsSeason(Utterance utterance) =>
        utterance.Mentions("kind-property") && utterance.Tokens.Any(token => Somethings.Contains(token.Text));

    /// <summary>Who complains and names none of the shop's goods still speaks of the complaint.</summary>
    private static Classification? AboutComplaint(Utterance utterance, Conversation conversation)
    {
        var goesOn = conversation.Progress.OrderOpen && (utterance.Recipient.Phone is not null || utterance.Says("full", "prepay"));
        var shops = goesOn || utterance.NamesGoods
            || utterance.Says("browse", "order", "size", "size-chart", "price", "address", "bot-question", "discount", "recommend");
        return shops || SaleRules.Classify(utterance, conversation) is not { Intent: Intent.Discovery or Intent.Payment }
            ? null
            : Rest(utterance, conversation);
    }

    /// <summary>Words that no rule knows: of the shop's world a question, a sentence of none of it is not the shop's business.</summary>
    private static Classification Rest(Utterance utterance, Conversation conversation)
    {
        if (conversation.State is ConversationState.Complaint)
            return Guess(Intent.Complaint) with { Reason = conversation.Alert?.Reason ?? EscalationReasons.Complaint };
        if (LearnedRules.Rather(utterance, conversation) is { } hint)
            return hint;
        if (utterance.Says("goods", "want", "lookup") || utterance.Mentions(OurWords))
            return Guess(Intent.Discovery);

        if (utterance.Tokens.Count(token => token.Kind is Language.TokenKind.Word) < 3)
            return Guess(Intent.Unknown);

        // "Does it ...?" asks about something that has been seen.
        if (utterance.Mentions("thing") && utterance.HasQuestionMark)
            return Guess(Intent.Discovery);

        // While a product is being chosen, strange words are rather about it.
        return conversation.State is ConversationState.Vision or ConversationState.SizeColor or ConversationState.Offer
            ? Guess(Intent.Discovery)
            : Guess(Intent.OutOfDomain);
    }
}
