namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Reads the answer to how the order is to be paid.</summary>
internal static class PaymentReader
{
    public static Command? Read(Situation situation) =>
        situation.AwaitsPayment
        && PaymentChoices.Read(situation.Utterance, situation.Conversation, situation.Prepayment) is { } method
            ? new ChoosePayment(method)
            : null;
}
