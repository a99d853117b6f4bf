using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>What a step in a silence changes.</summary>
public static class FollowUpDecision
{
    /// <summary>
    /// Makes a step true, with all that follows from it. One that is not due any more, because the customer wrote or another process was
    /// faster, is discarded whole.
    /// </summary>
    public static Decision<Session, bool> FollowUp(
        this Session session, FollowUpStep step, SessionOutput output, DateTimeOffset now, FollowUpPolicy policy)
    {
        if (session.DueFollowUp(now, policy) is not { } due || (due.Kind, due.Number) != (step.Kind, step.Number))
            return new(null, CommitEffects.None, false);
        var effects = output.Effects(session, $"follow-up-{due.Number}", now);
        return new(session with { Lines = session.Lines + effects.Lines.Length, Silence = due.Then }, effects, true);
    }
}
