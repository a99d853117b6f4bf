using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Calls a person, as the rules do where the words alone ask for one.</summary>
internal static class PersonHandler
{
    public static CommandOutcome Call(TurnDraft turn, CallPerson command)
    {
        turn.Follow(Classification.Sure(IntentOf(command.Reason), command.Reason));
        turn.Escalate(command.Reason, PersonActs.KeyOf(command.Reason));
        return CommandOutcome.HandedOver;
    }

    private static Intent IntentOf(string reason) => reason switch
    {
        EscalationReasons.PaymentCheck or EscalationReasons.OrderChange => Intent.Payment,
        EscalationReasons.Wholesale or EscalationReasons.AnswerUnknown => Intent.Discovery,
        _ => Intent.Complaint,
    };
}
