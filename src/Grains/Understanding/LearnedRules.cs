using System.Runtime.CompilerServices;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding.Learning;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// What examples say of a message: whether it complains, and, of somebody whose order is with a manager, what it is about where no phrase
/// knows it. They hint: a complaint or a change of an order needs a person, who is called rather once too often than to be missed.
/// </summary>
internal static class LearnedRules
{
    // Chosen on cases of our own: below them most hints are wrong. A question and a wish more often mean something else.
    private const double EnoughOfAny = 0.3, EnoughOfWish = 0.5, EnoughOfQuestion = 0.7, Hint = 0.3;

    // Chosen on messages that nothing was learned from: of a shop's ordinary messages one in two hundred seems a complaint, of those
    // that sound like one, one in twenty.
    private const double EnoughOfComplaint = 0.5, EnoughOfPayment = 0.6, EnoughOfGoods = 0.8, EnoughOfChoice = 0.92, NoComplaint = 0.15;

    private const int LeastWords = 2, WordsOfSentence = 4;

    private static readonly Lazy<MeaningModel> Model = new(() => MeaningModel.Learn(Examples.Read()));

    private static readonly Lazy<ComplaintModel> Complaints = new(() => ComplaintModel.Learn(Examples.All.Concat(Examples.OfComplaints)));

    // Several rules ask for it while a message is read.
    private static readonly ConditionalWeakTable<string, StrongBox<double>> Known = [];

    /// <summary>Learns now.</summary>
    public static void Load() => _ = (Model.Value, Complaints.Value);

    /// <summary>How likely a text complains, from 0 to 1.</summary>
    public static double LikelihoodOfComplaint(string text) =>
        Known.GetValue(text, static unknown => new StrongBox<double>(Complaints.Value.Likelihood(unknown))).Value;

    /// <summary>Whether it is likely enough for a person to look at it.</summary>
    public static bool IsComplaint(double likelihood) => likelihood >= EnoughOfComplaint;

    /// <summary>Whether it is so unlikely that the words of a complaint say something else.</summary>
    public static bool IsNoComplaint(double likelihood) => likelihood < NoComplaint;

    /// <summary>
    /// A complaint that no rule knows; null if it is none, if a manager has one of the customer already, or if a language model reads the
    /// message.
    /// </summary>
    public static Classification? Complaint(Utterance utterance, Conversation conversation)
    {
        var isPaying = conversation.State is ConversationState.PaymentDelivery && !conversation.Order.Placed;
        if (utterance.IsReadByModel
            || conversation.State is ConversationState.Complaint
            || Words(utterance) < LeastWords
            || utterance.Says("no-complaint")
            || (isPaying && utterance.Recipient.Begun)
            || utterance.ComplaintLikelihood < Enough(utterance, conversation, isPaying))
            return null;
        return Likely(Intent.Complaint, Model.Value.Read(utterance.Text).Meaning switch
        {
            "return" => EscalationReasons.ReturnOrExchange,
            "order-status" => EscalationReasons.DeliveryIssue,
            _ => EscalationReasons.Complaint,
        });
    }

    /// <summary>How likely it must be: a budget, a word or two about goods, and the choice of a payment say something else.</summary>
    private static double Enough(Utterance utterance, Conversation conversation, bool isPaying) =>
        isPaying && utterance.Says("prepay", "full") ? EnoughOfChoice
        : !conversation.Order.Placed && utterance.NamesGoods
            && (Words(utterance) < WordsOfSentence || Budgets.Read(utterance.Tokens) is not null) ? EnoughOfGoods
        : isPaying || utterance.Says("proof") ? EnoughOfPayment
        : EnoughOfComplaint;

    private static int Words(Utterance utterance) => utterance.Tokens.Count(token => token.Kind is TokenKind.Word);

    /// <summary>What the examples say of a text, and how likely.</summary>
    public static (string Meaning, double Likelihood) Read(string text) => Model.Value.Read(text);

    /// <summary>What a message after the sale is about, or null if the examples do not tell.</summary>
    public static Classification? AfterSale(Utterance utterance, Conversation conversation)
    {
        if (!conversation.Order.Placed
            || conversation.State is not (ConversationState.End or ConversationState.Upsell or ConversationState.PaymentDelivery)
            || utterance.HasPhoto || utterance.Recipient.Begun
            || utterance.Says(
                "praise", "thanks", "bye", "greet", "proof", "not-paid", "browse", "price", "yes", "no-complaint", "refuse", "presence",
                "postpone", "exchange-policy", "discount", "smalltalk", "general", "task", "foreign", "photo", "ask-abroad", "ask-courier"))
            return null;

        var (meaning, likelihood) = Model.Value.Read(utterance.Text);
        var isQuestion = utterance.HasQuestionMark;
        var isWish = utterance.Says("want", "order", "recommend", "color-list", "size-chart", "stock", "show");
        if (likelihood < (isQuestion ? EnoughOfQuestion : isWish ? EnoughOfWish : EnoughOfAny))
            return null;

        return meaning switch
        {
            // The other model has learned from twenty times as many.
            "complaint" when IsNoComplaint(utterance.ComplaintLikelihood) => null,
            "complaint" => Likely(Intent.Complaint, EscalationReasons.Complaint),
            "return" => Likely(Intent.Complaint, EscalationReasons.ReturnOrExchange),
            "order-status" when PersonRules.AsksWhen(utterance, conversation) => null,
            "order-status" => Likely(Intent.Complaint, EscalationReasons.DeliveryIssue),
            "order-change" => Likely(Intent.Payment, EscalationReasons.OrderChange),
            _ => null,
        };
    }

    /// <summary>What such a message is about rather than nothing that is known: then a person looks at it.</summary>
    public static Classification? Rather(Utterance utterance, Conversation conversation)
    {
        if (!conversation.Order.Placed || conversation.State is not ConversationState.End || utterance.Says("foreign", "general", "task"))
            return null;

        return Model.Value.Read(utterance.Text) switch
        {
            ("complaint", >= Hint) => Likely(Intent.Complaint, EscalationReasons.Complaint),
            ("order-status", >= Hint) => Likely(Intent.Complaint, EscalationReasons.DeliveryIssue),
            ("order-change", >= Hint) => Likely(Intent.Payment, EscalationReasons.OrderChange),
            _ => null,
        };
    }
}
