using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// What a message that the customer takes back changes: its line is emptied, and one that is not answered yet is not answered. It is found
/// among the newest <see cref="RecentMessage.Kept"/>.
/// </summary>
internal static class UnsendRules
{
    /// <summary>Takes the message back.</summary>
    /// <param name="session">The session.</param>
    /// <param name="inbound">The event, with the message's id.</param>
    /// <param name="known">What is remembered of the message; null if nothing is, as when it has not come yet.</param>
    /// <param name="now">The time.</param>
    /// <param name="policy">When managers are reminded.</param>
    public static Decision<Session, Receipt> TakeBack(
        this Session session, InboundEvent inbound, RecentMessage? known, DateTimeOffset now, DebouncePolicy policy)
    {
        var mark = RecentMessage.Unsent(inbound.MessageId);
        if (known is null)
            return new(
                session with { Recent = SessionRules.Remember(session.Recent, mark) }, CommitEffects.None, Receipt.Accepted);
        if (known.IsUnsent)
            return new(session, CommitEffects.None, Receipt.Accepted);
        var waits = known.Sequence > session.Answered;
        var next = (waits ? session.WithoutWaiting(known.Sequence, now) : session.WithoutWaitingForPerson(known.Sequence, policy)) with
        {
            Recent = session.Recent.Replace(known, mark),
        };
        return new(
            next,
            new CommitEffects { Features = [new LineUnsent(session.Key, known.Sequence)] },
            Receipt.Accepted);
    }

    /// <summary>An answer that is being made, and has read the message, is made anew; where nothing else waits, none is made.</summary>
    private static Session WithoutWaiting(this Session session, long sequence, DateTimeOffset now)
    {
        if (session.Pending <= 1)
            return session with
            {
                Answered = session.Lines,
                Pending = 0,
                Burst = null,
                Turn = null,
                Wait = null,
                RetryAt = null,
                Superseded = 0,
                Failures = 0,
            };
        return session.Turn?.UpTo >= sequence
            ? session with { Pending = session.Pending - 1, Turn = null, Burst = new Burst(now, now) }
            : session with { Pending = session.Pending - 1 };
    }

    private static Session WithoutWaitingForPerson(this Session session, long sequence, DebouncePolicy policy)
    {
        if (session.Handoff is not { Waiting: > 0 } handoff || sequence <= handoff.AnsweredUpTo)
            return session;
        var left = handoff.Waiting - 1;
        return session with
        {
            Handoff = (handoff with { Waiting = left, WaitingSince = left == 0 ? null : handoff.WaitingSince }).Planned(policy.Handoffs),
        };
    }
}
