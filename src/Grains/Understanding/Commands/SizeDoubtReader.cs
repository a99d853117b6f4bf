using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the question whether the settled size really fits.</summary>
internal static class SizeDoubtReader
{
    public static Command? Read(Situation situation) =>
        situation.Is(ConversationState.Offer, ConversationState.PaymentDelivery)
        && situation.Conversation is { Selection.Size: { } settled, Height: not null, Order.Placed: false }
        && (situation.Utterance.Measures.Size is not { } size || size.Label == settled)
        && (situation.Utterance.Measures.Height is not { } height || height == situation.Conversation.Height)
        && situation.Utterance.HasQuestionMark
        && situation.Utterance.Says("size-doubt")
        && !situation.Utterance.Says("size-up", "size-down", "pay", "ask-total", "order")
        && !situation.Utterance.Mentions("occasion", "kind-property")
            ? new DoubtSize()
            : null;
}
