using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding.Learning;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>
/// What examples say of a message that no phrase knows, of somebody whose order is with a manager. They hint: a complaint or a change of an
/// order needs a person, who is called rather once too often than to be missed.
/// </summary>
internal static class LearnedRules
{
    // Chosen on cases of our own: below them most hints are wrong. A question and a wish more often mean something else.
    private const double Enough = 0.3, EnoughOfWish = 0.5, EnoughOfQuestion = 0.7, Hint = 0.3;

    private static readonly Lazy<MeaningModel> Model = new(() => MeaningModel.Learn(Examples.Read()));

    /// <summary>Learns now.</summary>
    public static void Load() => _ = Model.Value;

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
        var isQuestion = utterance.Text.Contains('?', StringComparison.Ordinal);
        var isWish = utterance.Says("want", "order", "recommend", "color-list", "size-chart", "stock", "show");
        if (likelihood < (isQuestion ? EnoughOfQuestion : isWish ? EnoughOfWish : Enough))
            return null;

        return meaning switch
        {
            "complaint" => Likely(Intent.Complaint, EscalationReasons.Complaint),
            "return" => Likely(Intent.Complaint, EscalationReasons.ReturnOrExchange),
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
