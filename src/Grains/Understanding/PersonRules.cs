using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using static MirtAi.Grains.Understanding.Classification;

namespace MirtAi.Grains.Understanding;

/// <summary>What a machine should not answer: complaints, goods and money on their way, trade, and calls for a person.</summary>
internal static class PersonRules
{
    public static Classification? Classify(Utterance utterance, Conversation conversation)
    {
        if (IsAboutOrder(utterance, conversation) is { } change)
            return change;
        if (OfGoods(utterance, conversation) is { } complaint && !OnlySounds(utterance, conversation))
            return complaint;
        if (utterance.Says("money-check"))
            return Sure(Intent.Payment, EscalationReasons.PaymentCheck);
        if (!utterance.Says("third-person")
            && (utterance.Says("person-now") || (utterance.Says("person") && !utterance.Says("bot-question"))))
            return Sure(Intent.Complaint, EscalationReasons.ManagerRequested);
        var cancels = utterance.Says("cancel-order", "change-order")
            || conversation.State is ConversationState.PaymentDelivery && SaleRules.Refuses(utterance);
        var doubts = DoubtsSize(utterance) && utterance.Says("too-small")
            && utterance is { Products.IsEmpty: true, Categories.IsEmpty: true };
        if ((cancels || doubts) && conversation.Order.Placed)
            return Sure(Intent.Payment, EscalationReasons.OrderChange);
        if (utterance.Says("insult") && !IsData(utterance, conversation))
            return Sure(Intent.Complaint, EscalationReasons.Complaint);
        if (utterance.Says("wholesale"))
            return Sure(Intent.Discovery, EscalationReasons.Wholesale);
        if (utterance.Says("urgent") && !(utterance.Says("not-urgent") && utterance.Tokens.Count(token => token.Is("urgent")) == 1))
            return Sure(utterance.Says("delivery") ? Intent.Payment : Intent.Discovery, EscalationReasons.UrgentDelivery);
        if (utterance.Says("more-photos"))
            return Sure(Intent.Discovery, EscalationReasons.MorePhotos);

        return utterance.HasLink ? Likely(Intent.Discovery, EscalationReasons.Link) : LearnedRules.AfterSale(utterance, conversation);
    }

    /// <summary>What is wrong with goods or a parcel.</summary>
    private static Classification? OfGoods(Utterance utterance, Conversation conversation)
    {
        // Who was cheated or got something torn complains, also with a wish for the money back.
        if (WantsToReturn(utterance, conversation) && !(IsOutraged(utterance) && Complains(utterance, conversation)))
            return Sure(Intent.Complaint, EscalationReasons.ReturnOrExchange);
        if (Complains(utterance, conversation))
            return Sure(Intent.Complaint, EscalationReasons.Complaint);
        var isIssue = utterance.Says("delivery-issue")
            && !IsPatient(utterance) && !IsAboutPayment(utterance, conversation) && !AsksBeforehand(utterance, conversation);
        return utterance.Says("tracking") || isIssue ? Sure(Intent.Complaint, EscalationReasons.DeliveryIssue) : null;
    }

    private static bool WantsToReturn(Utterance utterance, Conversation conversation)
    {
        var aboutPolicy = utterance.Says("exchange-policy");
        if (utterance.Says("return") && !aboutPolicy && !utterance.Says("come-back"))
            return true;
        // What does not fit after it was bought comes back.
        return conversation.Order.Placed
            && !utterance.Says("no-complaint")
            && ((utterance.Says("too-small") && !DoubtsSize(utterance)) || (utterance.Says("not-fit") && !aboutPolicy));
    }

    /// <summary>"Will it not be too small?" of what has not come yet.</summary>
    private static bool DoubtsSize(Utterance utterance) =>
        utterance.Says("size-doubt") && utterance.HasQuestionMark;

    private static bool IsOutraged(Utterance utterance) => utterance.Mentions("deceit", "awful", "defect", "unhappy");

    /// <summary>
    /// The words of a complaint in a message that says something else, such as that nothing is torn. Of who has bought something no hint
    /// is too small for a person, and there are no examples in English.
    /// </summary>
    private static bool OnlySounds(Utterance utterance, Conversation conversation) =>
        (!HasBought(utterance, conversation) || (utterance.Says("praise") && !utterance.Mentions("defect")))
        && !utterance.Mentions("complain")
        && !utterance.Text.All(char.IsAscii)
        && LearnedRules.IsNoComplaint(utterance.ComplaintLikelihood);

    private static bool HasBought(Utterance utterance, Conversation conversation) =>
        conversation.Order.Placed || conversation.State is ConversationState.Complaint or ConversationState.End
        || utterance.Mentions("arrive", "past-order");

    private static bool Complains(Utterance utterance, Conversation conversation)
    {
        if (utterance.Says("no-complaint") || IsData(utterance, conversation))
            return false;
        var hasBought = HasBought(utterance, conversation);
        if (!hasBought && utterance.Mentions("awful") && utterance.Says("order", "yes", "praise", "choice-question"))
            return false;
        return utterance.Says("complaint") && (hasBought || !IsWorry(utterance))
            || (utterance.Says("complaint-after") && hasBought);
    }

    /// <summary>"Does the zip not jam?" of somebody who has bought nothing.</summary>
    private static bool IsWorry(Utterance utterance) =>
        utterance.HasQuestionMark && utterance.Mentions("property", "kind-property", "defect")
        && !utterance.Mentions("silent", "deceit", "money");

    /// <summary>Who gives delivery data for an order that is not placed complains of nothing.</summary>
    private static bool IsData(Utterance utterance, Conversation conversation) =>
        conversation.State is ConversationState.PaymentDelivery && !conversation.Order.Placed && utterance.Recipient.Begun
        && !utterance.Mentions("arrive", "deceit");

    /// <summary>What is to become of an order that is with a manager: cancelled, changed, or where it is.</summary>
    private static Classification? IsAboutOrder(Utterance utterance, Conversation conversation)
    {
        if (!conversation.Order.Placed || conversation.State is ConversationState.Complaint || utterance.Says("proof")
            || (utterance.Says("return") && !utterance.Says("change-placed")))
            return null;
        var isOffered = conversation.State is ConversationState.Upsell;
        var cancels = utterance.Mentions("cancel") && !utterance.Says("praise") && !utterance.HasQuestionMark;
        if ((cancels && !isOffered) || utterance.Says("stop-order"))
            return Sure(Intent.Payment, EscalationReasons.OrderChange);
        if (utterance.Says("change-placed") && !utterance.Says("wrong-arrived") && !utterance.Mentions("arrive"))
            return Sure(Intent.Payment, EscalationReasons.OrderChange);
        return utterance.Says("order-status") && !utterance.Says("complaint", "thanks") && !utterance.NamesGoods
            && !AsksWhen(utterance, conversation)
            ? Sure(Intent.Complaint, EscalationReasons.DeliveryIssue)
            : null;
    }

    /// <summary>"When will you send it?" of an order that is not paid yet asks how long it takes.</summary>
    public static bool AsksWhen(Utterance utterance, Conversation conversation) =>
        conversation is { State: ConversationState.PaymentDelivery, Order.Placed: true }
        && utterance.Says("ask-delivery-time") && !utterance.Mentions("still", "order", "my");

    /// <summary>"I have not paid yet" and "no payment details came" are about a payment that the customer makes.</summary>
    private static bool IsAboutPayment(Utterance utterance, Conversation conversation) =>
        utterance.Says("pay")
        && (!utterance.Mentions("order")
            // "Can I pay when I receive the parcel?"
            || (utterance.Says("prepay") && utterance.HasQuestionMark && !conversation.Order.Placed && !utterance.Mentions("still", "no")));

    /// <summary>"Thank you, I wait for the parcel" complains of nothing.</summary>
    private static bool IsPatient(Utterance utterance) =>
        utterance.Says("thanks") && !utterance.Mentions("question", "no", "where", "when", "why", "still", "howmuch");

    /// <summary>"How long does delivery take" of someone who has ordered nothing waits for nothing.</summary>
    private static bool AsksBeforehand(Utterance utterance, Conversation conversation) =>
        utterance.Says("lookup", "beforehand", "ask-delivery-time")
        && !conversation.Order.Placed
        && conversation.State is not ConversationState.Complaint
        && (utterance.Says("beforehand")
            || (utterance.Says("ask-delivery-time") && !utterance.Mentions("order", "my", "no"))
            || !utterance.Mentions("order", "still", "my", "no"));
}
