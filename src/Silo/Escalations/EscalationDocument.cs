using MirtAi.Grains.Escalations;

namespace MirtAi.Silo.Escalations;

/// <summary>A call for a person as it is handed to the database; orders and proofs are stored elsewhere.</summary>
internal sealed record EscalationDocument(string SessionKey, string Reason, string Level, string State, DateTimeOffset At)
{
    public static EscalationDocument Of(Escalation escalation) =>
        new(escalation.SessionKey, escalation.Reason, escalation.Level, escalation.State, escalation.At);
}
