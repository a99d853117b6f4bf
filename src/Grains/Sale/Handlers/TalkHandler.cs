using MirtAi.Grains.Conversations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Answers remarks about the chat itself; the sale stays where it is.</summary>
internal static class TalkHandler
{
    public static CommandOutcome Wait(TurnDraft turn)
    {
        turn.Note(Classification.Sure(
            turn.Conversation.State is ConversationState.PaymentDelivery ? Intent.Payment : Intent.Discovery));
        turn.Say(SpeechKeys.Hesitation);
        turn.Waits = true;
        return CommandOutcome.Done;
    }

    /// <summary>Who has called for a person is told that the person knows.</summary>
    public static CommandOutcome Greet(TurnDraft turn)
    {
        if (turn.Conversation.State is ConversationState.Init)
            turn.Follow(Classification.Sure(Intent.Greeting));
        else
            turn.Note(Classification.Sure(turn.Conversation.State is ConversationState.Complaint ? Intent.Complaint : Intent.Thanks));
        var isCalled = turn.Conversation is { Alert: not null, State: ConversationState.End or ConversationState.Complaint };
        turn.Say(isCalled ? SpeechKeys.ManagerAlready : SpeechKeys.Here);
        turn.Waits = true;
        return CommandOutcome.Done;
    }
}
