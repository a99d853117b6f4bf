using System.Collections.Immutable;
using MirtAi.Conversations;
using MirtAi.Delivery;
using MirtAi.Durability;

namespace MirtAi.FollowUps;

/// <summary>What a step in a silence changes.</summary>
public static class FollowUpDecision
{
    /// <summary>
    /// Makes a step true, with all that follows from it. One that is not due any more, because the customer wrote or another process was
    /// faster, is discarded whole.
    /// </summary>
    public static Decision<Session, bool> FollowUp(
        this Session session, FollowUpStep step, FollowUpMessage message, DateTimeOffset now, FollowUpPolicy policy)
    {
        if (session.DueFollowUp(now, policy) is not { } due || (due.Kind, due.Number) != (step.Kind, step.Number))
            return new(null, CommitEffects.None, false);
        var lines = ImmutableArray.CreateBuilder<TranscriptLine>();
        var outbox = ImmutableArray.CreateBuilder<OutboxEntry>();
        foreach (var bubble in message.Bubbles)
        {
            var line = SessionRules.BotLine(session, session.Lines + lines.Count + 1, bubble.Reply, $"follow-up-{due.Number}", now);
            lines.Add(line);
            outbox.AddRange(bubble.Messages.Select(part => SessionRules.Entry(session, part, line.Sequence)));
        }

        if (message.Alert is { } alert)
            outbox.Add(alert);
        var effects = new CommitEffects
        {
            Lines = lines.ToImmutable(),
            Outbox = outbox.ToImmutable(),
            Escalations = message.Escalation is { } escalation ? [escalation] : [],
        };
        return new(session with { Lines = session.Lines + lines.Count, Silence = due.Then }, effects, true);
    }
}
