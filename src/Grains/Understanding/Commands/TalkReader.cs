using MirtAi.Grains.Conversations;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads remarks about the chat itself: "one minute, the phone is dying", "are you there?".</summary>
internal static class TalkReader
{
    public static Command? Read(Situation situation)
    {
        var utterance = situation.Utterance;
        if (utterance.NamesGoods || utterance.Recipient.Begun || utterance.Says("order", "browse", "exchange-policy"))
            return null;
        if (utterance.Says("presence") && !utterance.Says("delivery"))
            return new AskPresence();

        var postpones = utterance.Says("postpone") && !utterance.Says("price") && !situation.Is(ConversationState.Complaint);
        return postpones && !utterance.HasQuestionMark ? new Postpone() : null;
    }
}
