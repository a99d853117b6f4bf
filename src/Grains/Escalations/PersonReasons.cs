using System.Collections.Frozen;

namespace MirtAi.Grains.Escalations;

/// <summary>What a language model may call a person for, by the names that it is told.</summary>
internal static class PersonReasons
{
    /// <summary>The code that each has in escalations.</summary>
    public static FrozenDictionary<string, string> ByName { get; } = new Dictionary<string, string>
    {
        ["complaint"] = EscalationReasons.Complaint,
        ["return_or_exchange"] = EscalationReasons.ReturnOrExchange,
        ["delivery_issue"] = EscalationReasons.DeliveryIssue,
        ["asks_for_person"] = EscalationReasons.ManagerRequested,
        ["wholesale"] = EscalationReasons.Wholesale,
        ["payment_check"] = EscalationReasons.PaymentCheck,
        ["unknown_answer"] = EscalationReasons.AnswerUnknown,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
