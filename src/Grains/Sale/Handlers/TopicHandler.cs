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
        var isNear = turn.Conversation.State is ConversationState.Offer
            && topic is Topic.Payment or Topic.Prepayment or Topic.Instalments or Topic.Delivery;
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

        if (topic is Topic.DeliveryPrice && IncludesGoods(utterance))
            SayPrice(turn);
        turn.Say(topic switch
        {
            Topic.DeliveryPrice => new SpeechAct(SpeechKeys.DeliveryPrice),
            Topic.Abroad => new SpeechAct(SpeechKeys.Abroad),
            Topic.Carrier => new SpeechAct(SpeechKeys.Carrier),
            Topic.Courier => new SpeechAct(SpeechKeys.Courier),
            Topic.Inspection => new SpeechAct(SpeechKeys.Inspection),
            Topic.Payment => new SpeechAct(SpeechKeys.Payment).With("prepayment", turn.Prepayment),
            Topic.Prepayment => new SpeechAct(SpeechKeys.PrepaymentReason).With("prepayment", turn.Prepayment),
            Topic.Instalments => new SpeechAct(SpeechKeys.Instalments).With("prepayment", turn.Prepayment),
            _ => new SpeechAct(SpeechKeys.Delivery),
        });
        return CommandOutcome.Done;
    }

    /// <summary>"How much is it with delivery?" asks for both.</summary>
    private static bool IncludesGoods(Utterance utterance)
    {
        for (var index = 1; index < utterance.Tokens.Length; index++)
        {
            if (utterance.Tokens[index].Is("delivery")
                && utterance.Tokens[index - 1].Text is "з" or "із" or "зі" or "с" or "with" or "including")
                return true;
        }

        return false;
    }

    /// <summary>What is in the order and offered, or what the chosen product costs.</summary>
    private static void SayPrice(TurnDraft turn)
    {
        var order = OrderRules.WithOffered(turn) ?? turn.Conversation.Order;
        if (!order.Lines.IsEmpty)
            turn.Say(OrderActs.Summary(turn, order));
        else if (turn.Product is { } product)
            turn.Say(ProductActs.PriceOf(product, turn.Conversation.Selection.Size));
    }
}
