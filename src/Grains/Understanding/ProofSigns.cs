using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding;

/// <summary>How a proof of payment is told from other messages.</summary>
internal static class ProofSigns
{
    /// <summary>Whether a photo without words is rather a receipt than a product.</summary>
    public static bool Expects(Conversation conversation) =>
        conversation.State is ConversationState.PaymentDelivery
        || (conversation.Order.Placed && conversation.State is (ConversationState.End or ConversationState.Upsell))
        || (conversation.Selection.ProductId is null
            && conversation.State is not (ConversationState.Vision or ConversationState.Complaint)
            && (conversation.Order.AwaitsProof || conversation.Order.Unpaid is not null));

    /// <summary>Whether a message brings a proof.</summary>
    public static bool Brings(Utterance utterance) => utterance.HasPhoto || (utterance.Says("proof") && !utterance.Says("not-paid"));
}
