using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.Hours;

/// <summary>Tells a customer who is handed to a person outside of the hours when somebody will answer.</summary>
internal static class ClosedNotice
{
    /// <summary>The plan with that, if it hands the customer over, or says that a person knows of them.</summary>
    public static TurnPlan With(this TurnPlan plan, OpeningHours hours, DateTimeOffset now)
    {
        var waits = plan.EscalationReason is { } reason
            ? !EscalationReasons.IsNotice(reason)
            : plan.Acts.Any(act => act.Key == SpeechKeys.ManagerAlready);
        return waits && hours.NextOpening(now) is var opening && opening > now
            ? plan with { Acts = plan.Acts.Add(new SpeechAct(SpeechKeys.Closed).With("when", OpeningWords.Of(opening, now, hours.Zone))) }
            : plan;
    }
}
