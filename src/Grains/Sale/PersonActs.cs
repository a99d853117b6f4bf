using MirtAi.Grains.Escalations;

namespace MirtAi.Grains.Sale;

/// <summary>What the customer is told when a person is called.</summary>
internal static class PersonActs
{
    public static string KeyOf(string reason) => reason switch
    {
        EscalationReasons.Complaint => SpeechKeys.Complaint,
        EscalationReasons.DeliveryIssue => SpeechKeys.DeliveryIssue,
        EscalationReasons.ReturnOrExchange => SpeechKeys.Return,
        EscalationReasons.PaymentCheck => SpeechKeys.PaymentCheck,
        EscalationReasons.Wholesale => SpeechKeys.Wholesale,
        EscalationReasons.UrgentDelivery => SpeechKeys.Urgent,
        EscalationReasons.UnreadableMedia => SpeechKeys.Voice,
        EscalationReasons.PhotoNotRecognised => SpeechKeys.PhotoToManager,
        EscalationReasons.NotUnderstood => SpeechKeys.UnknownEnd,
        EscalationReasons.PaymentProof => SpeechKeys.ProofTaken,
        _ => SpeechKeys.Manager,
    };
}
