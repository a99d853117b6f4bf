using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sale.Handlers;

/// <summary>Notes how the order is paid; the rules of the order place it when nothing is missing.</summary>
internal static class PaymentHandler
{
    public static CommandOutcome Choose(TurnDraft turn, ChoosePayment command)
    {
        turn.Conversation = turn.Conversation with { Order = turn.Conversation.Order with { Payment = command.Method } };
        return CommandOutcome.Done;
    }
}
