using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Answers questions about the shop. A question is no order: after an offer the offer stands.</summary>
internal static class TopicHandler
{
    public static CommandOutcome Answer(TurnDraft turn, Topic topic, Utterance utterance)
    {
        var outcome = Tell(turn, topic, utterance);
        var classification = Classification.Sure(topic is Topic.Other ? Intent.Discovery : Intent.Payment);
        // Who asks how to pay has come to paying, but has not said yes.
        var isNear = turn.Conversation.State is ConversationState.Offer && topic is Topic.Payment or Topic.Prepayment or Topic.Delivery;
        if (!isNear && turn.Conversation.State is ConversationState.Offer or ConversationState.SizeColor or ConversationState.Vision)
            turn.Note(classification);
        else
            turn.Follow(classification);
        return outcome;
    }

    /// <summary>Tells the answer, and moves nothing.</summary>
    public static CommandOutcome Tell(TurnDraft turn, Topic topic, Utterance utterance)
    {
        if (topic is Topic.Other)
        {
            if (DocumentAnswers.Answer(turn, utterance))
                return CommandOutcome.Done;
            turn.Escalate(EscalationReasons.MissingProductFacts, SpeechKeys.AskManager);
            return CommandOutcome.HandedOver;
        }

        turn.Say(topic switch
        {
            Topic.DeliveryPrice => new SpeechAct(SpeechKeys.DeliveryPrice),
            Topic.Abroad => new SpeechAct(SpeechKeys.Abroad),
            Topic.Carrier => new SpeechAct(SpeechKeys.Carrier),
            Topic.Courier => new SpeechAct(SpeechKeys.Courier),
            Topic.Inspection => new SpeechAct(SpeechKeys.Inspection),
            Topic.Payment => new SpeechAct(SpeechKeys.Payment).With("prepayment", turn.Prepayment),
            Topic.Prepayment => new SpeechAct(SpeechKeys.PrepaymentReason).With("prepayment", turn.Prepayment),
            _ => new SpeechAct(SpeechKeys.Delivery),
        });
        return CommandOutcome.Done;
    }
}
