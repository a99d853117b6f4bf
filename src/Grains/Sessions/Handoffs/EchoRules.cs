using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// What others than this service send to a customer in the shop's name, as pure functions. A person who writes in the platform's own
/// application has taken the conversation over; an automatic greeting of the platform has not.
/// </summary>
public static class EchoRules
{
    /// <summary>Takes what was written elsewhere into the transcript.</summary>
    public static Decision<Session, Receipt> WrittenElsewhere(
        this Session session, InboundEvent echo, DateTimeOffset now, DebouncePolicy policy)
    {
        // It belongs to what was erased: nothing of it comes back.
        if (session.ErasedAt is not null)
            return new(session, CommitEffects.None, Receipt.Accepted);
        var isAutomatic = session.IsAnsweredAtOnce(echo, now, policy.Handoffs.AutomaticReply);
        var line = new TranscriptLine
        {
            SessionKey = session.Key,
            Sequence = session.Lines + 1,
            Author = isAutomatic ? Author.Bot : Author.Manager,
            At = now,
            Text = echo.Text,
            Images = echo.Images,
            Media = echo.Media,
            SentAt = echo.SentAt,
            Position = echo.Position,
        };
        return isAutomatic
            ? new(session with { Lines = line.Sequence }, new CommitEffects { Lines = [line] }, Receipt.Accepted)
            : session.WrittenByPerson(echo, line, now, policy);
    }

    /// <summary>
    /// Whether a person has the conversation in the platform's own inbox. While one has it, the bot is silent; it has the conversation
    /// again with the next message that comes after the person has left, and what the customer wrote meanwhile was the person's to answer.
    /// </summary>
    internal static (Session Next, ImmutableArray<ICommitEffect> Features) HeldElsewhere(
        this Session session, bool isHeld, DateTimeOffset now, DebouncePolicy policy) => session.Handoff switch
        {
            null or { Manager: null } when isHeld => (
                session.HandedTo(session.Channel, now, policy),
                [.. session.TakingOver(session.Channel, now), ManagerAudit.Elsewhere(session, ManagerActionKind.TakeOver, now)]),
            { Manager: { } manager } when !isHeld && manager == session.Channel => (
                session.Returned() with { Answered = session.Lines },
                [
                    new EscalationChange(session.Key, EscalationStatus.Closed, manager, now) { How = EscalationEnds.Left },
                    ManagerAudit.Elsewhere(session, ManagerActionKind.HandBack, now),
                ]),
            _ => (session, []),
        };

    /// <summary>
    /// Nobody reads, decides and writes within so short a time. Either clock may show it, for the platform's notices come late at times.
    /// </summary>
    private static bool IsAnsweredAtOnce(this Session session, InboundEvent echo, DateTimeOffset now, TimeSpan limit) =>
        session is { Handoff: null, Silence.Since: var since } && (now - since < limit || (echo.SentAt - since).Duration() < limit);

    private static Decision<Session, Receipt> WrittenByPerson(
        this Session session, InboundEvent echo, TranscriptLine line, DateTimeOffset now, DebouncePolicy policy)
    {
        var (next, features) = session.AnsweredByPerson(session.Handoff?.Manager ?? session.Channel, line.Sequence, now, policy);
        return new(
            session.Lines == 0 ? next with { Recipient = echo.Recipient } : next,
            new CommitEffects { Lines = [line], Features = features },
            Receipt.Accepted);
    }
}
