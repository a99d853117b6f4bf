using System.Collections.Frozen;

namespace MirtAi.Grains.Conversations;

/// <summary>
/// Phases follow from the state and the progress of the sale, so that the two never contradict each other.
/// </summary>
public static class Phases
{
    private static readonly FrozenDictionary<DialoguePhase, ConversationState> States =
        new Dictionary<DialoguePhase, ConversationState>
        {
            [DialoguePhase.Init] = ConversationState.Init,
            [DialoguePhase.Discovery] = ConversationState.Discovery,
            [DialoguePhase.VisionDone] = ConversationState.Vision,
            [DialoguePhase.WaitingForSize] = ConversationState.SizeColor,
            [DialoguePhase.WaitingForColor] = ConversationState.SizeColor,
            [DialoguePhase.SizeColorDone] = ConversationState.Offer,
            [DialoguePhase.OfferMade] = ConversationState.Offer,
            [DialoguePhase.WaitingForDeliveryData] = ConversationState.PaymentDelivery,
            [DialoguePhase.WaitingForPaymentMethod] = ConversationState.PaymentDelivery,
            [DialoguePhase.WaitingForPaymentProof] = ConversationState.PaymentDelivery,
            [DialoguePhase.CrmErrorHandling] = ConversationState.PaymentDelivery,
            [DialoguePhase.UpsellOffered] = ConversationState.Upsell,
            [DialoguePhase.Escalated] = ConversationState.End,
            [DialoguePhase.Completed] = ConversationState.End,
            [DialoguePhase.Complaint] = ConversationState.Complaint,
            [DialoguePhase.OutOfDomain] = ConversationState.OutOfDomain,
        }.ToFrozenDictionary();

    /// <summary>The one state that a phase belongs to.</summary>
    public static ConversationState StateOf(DialoguePhase phase) => States[phase];

    /// <summary>The phase of a state, given how far the sale has come.</summary>
    public static DialoguePhase Of(ConversationState state, Progress progress) => state switch
    {
        ConversationState.Init => DialoguePhase.Init,
        ConversationState.Discovery => DialoguePhase.Discovery,
        ConversationState.Vision => DialoguePhase.VisionDone,
        ConversationState.SizeColor => progress is { SizeKnown: true, ColorKnown: false }
            ? DialoguePhase.WaitingForColor
            : DialoguePhase.WaitingForSize,
        ConversationState.Offer => progress is { Offered: true } ? DialoguePhase.OfferMade : DialoguePhase.SizeColorDone,
        ConversationState.PaymentDelivery => progress switch
        {
            { DeliveryKnown: false } => DialoguePhase.WaitingForDeliveryData,
            { OrderPlaced: false } => DialoguePhase.WaitingForPaymentMethod,
            _ => DialoguePhase.WaitingForPaymentProof,
        },
        ConversationState.Upsell => DialoguePhase.UpsellOffered,
        ConversationState.End => DialoguePhase.Completed,
        ConversationState.Complaint => DialoguePhase.Complaint,
        ConversationState.OutOfDomain => DialoguePhase.OutOfDomain,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
