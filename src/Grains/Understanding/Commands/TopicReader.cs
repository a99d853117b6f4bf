using System.Collections.Immutable;
using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads questions about delivery, payment and what else the shop does.</summary>
internal static class TopicReader
{
    private static readonly ImmutableArray<(string Label, Topic Topic)> Plain =
    [
        ("ask-abroad", Topic.Abroad), ("ask-carrier", Topic.Carrier), ("ask-courier", Topic.Courier),
        ("ask-inspection", Topic.Inspection), ("ask-other", Topic.Other), ("ask-instalments", Topic.Instalments),
    ];

    public static IEnumerable<Command> Read(Situation situation)
    {
        var utterance = situation.Utterance;
        // Delivery data hold words such as "branch" and "post".
        if (utterance.Recipient.Begun)
            return utterance.HasQuestionMark ? Asked(utterance).Where(asked => !IsAnswered(asked, utterance)) : [];
        // What is asked of an order that was placed is about that order.
        if (utterance.Says("proof") && !utterance.Says("not-paid"))
            return [];
        if (!situation.IsQuestion)
        {
            if (utterance.Says("ask-instalments"))
                return [new AskTopic(Topic.Instalments)];
            if (PaymentChoices.AsksForTerms(utterance))
                return [new AskTopic(Topic.Payment)];
            return situation.Is(ConversationState.Offer, ConversationState.PaymentDelivery) && PaymentChoices.IsWithoutPrepayment(utterance)
                ? [new AskTopic(Topic.Prepayment)]
                : [];
        }

        var plain = Asked(utterance).ToList();
        if (plain.Count > 0)
            return plain;
        if (PaymentChoices.AsksForTerms(utterance))
            return [new AskTopic(Topic.Payment)];
        if (situation.AwaitsPayment && PaymentChoices.Read(utterance, situation.Conversation, situation.Prepayment) is not null)
            return [];

        return Delivery(situation).Concat(Payment(situation)).Select(topic => new AskTopic(topic));
    }

    private static IEnumerable<AskTopic> Asked(Utterance utterance) =>
        Plain.Where(pair => utterance.Says(pair.Label)).Select(pair => new AskTopic(pair.Topic));

    /// <summary>"By courier? 12 Zrazkova street" has said where to.</summary>
    private static bool IsAnswered(AskTopic asked, Utterance utterance) =>
        asked.Topic is Topic.Courier && utterance.Recipient.Branch is not null;

    private static IEnumerable<Topic> Delivery(Situation situation)
    {
        var utterance = situation.Utterance;
        if (utterance.Says("ask-delivery-time"))
            yield return Topic.DeliveryTime;
        else if (utterance.Says("ask-delivery-price"))
            yield return Topic.DeliveryPrice;
        else if (utterance.Says("delivery") && !situation.Is(ConversationState.End) && !utterance.Says("ask-cod", "ask-prepayment"))
            yield return Topic.Delivery;
    }

    private static IEnumerable<Topic> Payment(Situation situation)
    {
        var utterance = situation.Utterance;
        if (situation.Conversation.Order.Placed && situation.Is(ConversationState.PaymentDelivery))
            yield break;
        if (utterance.Says("ask-prepayment"))
            yield return Topic.Prepayment;
        else if (utterance.Says("ask-cod") || (utterance.Says("pay") && !utterance.Says("money-check", "discount")))
            yield return Topic.Payment;
    }
}
