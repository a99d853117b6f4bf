using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sale;

/// <summary>Answers to thanks, small talk, what is not the shop's business, and what nobody understands.</summary>
internal static class SmallTalkRules
{
    public static void Answer(TurnDraft turn, Utterance utterance, Classification classification)
    {
        switch (classification.Intent)
        {
            case Intent.Thanks:
                turn.Say(KeyOf(utterance));
                break;
            case Intent.OutOfDomain when utterance.IsPromptInjection || turn.Conversation.State is ConversationState.OutOfDomain:
                turn.Say(SpeechKeys.OutOfDomain);
                break;
            case Intent.Unknown when turn.Reason is null:
                turn.Say(SpeechKeys.Unknown);
                break;
            case Intent.Payment when turn.Conversation is { State: ConversationState.End, Order.Placed: true } && turn.Reason is null:
                turn.Say(turn.Conversation.Order.Upsell is null ? SpeechKeys.OrderWithManager : SpeechKeys.UpsellDone);
                break;
            case Intent.Payment when turn.Conversation.State is ConversationState.End && turn.Reason is null:
                turn.Say(SpeechKeys.UpsellDone);
                break;
            case Intent.Photo or Intent.OutOfDomain or Intent.Payment
                when turn.Conversation.State is ConversationState.Complaint && turn.Reason is null:
                turn.Say(SpeechKeys.ManagerAlready);
                break;
        }
    }

    private static string KeyOf(Utterance utterance) =>
        OptOutRules.Asks(utterance) ? SpeechKeys.OptedOut
        : SaleRules.Refuses(utterance) || utterance.Says("cancel-order") ? SpeechKeys.Refusal
        : utterance.Says("thanks") ? SpeechKeys.YouAreWelcome
        : utterance.Says("bye") ? SpeechKeys.Goodbye
        : utterance.Says("praise", "wishes") ? SpeechKeys.Praise
        : utterance.Says("no") ? SpeechKeys.UpsellDone
        : SpeechKeys.SmallTalk;
}
