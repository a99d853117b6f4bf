using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Sessions;

/// <summary>
/// What happens to a session, as pure functions: taking events, and the life of a turn (begin, renew, complete, fail, release).
/// A function that returns no next state found nothing to change.
/// </summary>
public static class SessionRules
{
    /// <summary>Takes an event.</summary>
    public static Decision<Session, Receipt> Receive(this Session session, InboundEvent inbound, DateTimeOffset now, DebouncePolicy policy)
    {
        if (inbound.HeldElsewhere is not { } isHeld)
            return session.Take(inbound, now, policy);
        var (held, features) = session.HeldElsewhere(isHeld, now, policy);
        var decision = held.Take(inbound, now, policy);
        return decision.Next is null
            ? decision
            : decision with { Effects = decision.Effects with { Features = [.. features, .. decision.Effects.Features] } };
    }

    private static Decision<Session, Receipt> Take(this Session session, InboundEvent inbound, DateTimeOffset now, DebouncePolicy policy)
    {
        switch (inbound.Kind)
        {
            case InboundKind.Reachable:
            case InboundKind.Unreachable:
                var unreachable = inbound.Kind == InboundKind.Unreachable;
                return new(session with { Unreachable = unreachable, Recipient = inbound.Recipient }, CommitEffects.None, Receipt.Accepted);
            case InboundKind.Unsent:
                return session.TakeBack(inbound, FindRecent(session, inbound), now, policy);
            case InboundKind.Edit when FindRecent(session, inbound) is { IsUnsent: false } edited:
                return TakeEdit(session, inbound, edited, now, policy);
            case var kind when FindRecent(session, inbound) is { } known && (kind is not InboundKind.Edit || known.IsUnsent):
                return new(session, CommitEffects.None, Receipt.Accepted); // What became of it came first, and is what the customer means.
            default:
                return BroadcastOptOut.IsIn(inbound)
                    ? TakeOptOut(session, inbound, now, policy)
                    : Append(session, inbound, now, policy);
        }
    }

    /// <summary>Begins a turn if one is due and none runs; also one whose process is gone.</summary>
    public static Decision<Session, Turn?> Begin(this Session session, string turnId, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.WakeAt(policy) is not { } due || due > now || session.Pending == 0)
            return new(null, CommitEffects.None, null);
        var upTo = Math.Min(session.Lines, session.Answered + policy.MaxTurnLines);
        var turn = new Turn(turnId, upTo, now + policy.TurnLease);
        var next = session with
        {
            Turn = turn,
            Wait = session.Wait ?? new Wait(now),
            Burst = null,
            RetryAt = null,
            Failures = session.Turn is null ? session.Failures : session.Failures + 1,
        };
        return new(next, CommitEffects.None, turn);
    }

    /// <summary>Keeps a turn for its process; the answer is whether the turn is still its own.</summary>
    public static Decision<Session, bool> Renew(this Session session, string turnId, DateTimeOffset now, DebouncePolicy policy) =>
        session.Turn?.Id == turnId
            ? new(session with { Turn = session.Turn with { LeaseUntil = now + policy.TurnLease } }, CommitEffects.None, true)
            : new(null, CommitEffects.None, false);

    /// <summary>
    /// Tells the customer that the answer takes a while, once for an answer however often its turn is begun anew, and keeps the turn as
    /// <see cref="Renew"/> does. It is no answer: messages that come after it supersede the turn as before. The answer is whether it was
    /// told.
    /// </summary>
    public static Decision<Session, bool> Reassure(
        this Session session, string turnId, SessionOutput.Bubble bubble, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.Turn is not { } turn || turn.Id != turnId || !session.OwesWord(now, policy))
            return new(null, CommitEffects.None, false);
        var said = new SessionOutput { Bubbles = [bubble] }.Effects(session, turnId, now);
        var next = session with
        {
            Turn = turn with { LeaseUntil = now + policy.TurnLease },
            Wait = session.Wait! with { Told = true },
            Lines = session.Lines + said.Lines.Length,
        };
        return new(next, said, true);
    }

    /// <summary>Whether the customer waits for so long that they should be told.</summary>
    public static bool OwesWord(this Session session, DateTimeOffset now, DebouncePolicy policy) =>
        session is { Wait: { Told: false } wait, Unreachable: false } && now - wait.Since >= policy.InterimAfter;

    /// <summary>
    /// Makes the answer of a turn true, with all that follows from it. A turn that is not the session's own is discarded whole.
    /// </summary>
    public static Decision<Session, bool> Complete(
        this Session session, TurnCompletion completion, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.Turn is not { } turn || turn.Id != completion.TurnId)
            return new(null, CommitEffects.None, false);
        var call = completion.Output.Escalation;
        var waits = call is not null && EscalationReasons.MayWait(call.Reason) && policy.Handoffs.Hours.HoldsCalls(now);
        var said = (waits ? completion.Output with { Alert = [] } : completion.Output).Effects(session, turn.Id, now);
        var left = Math.Max(0, session.Pending - completion.Answered);
        var next = session with
        {
            Customer = completion.Profile ?? session.Customer,
            Profiled = session.Profiled || completion.Profile is not null,
            Conversation = completion.Plan.Conversation,
            Remembered = session.Remembered || completion.Memory is not null,
            OrderDecisions = session.OrderDecisions.After(completion.Plan.Orders.Proofs),
            NewestProofs = session.NewestProofs.After(completion.Plan.Orders.Proofs),
            Lines = session.Lines + said.Lines.Length,
            Answered = turn.UpTo,
            Pending = left,
            Burst = left == 0 ? null : session.Burst ?? new Burst(now, now),
            Turn = null,
            Wait = null,
            Superseded = 0,
            Failures = 0,
        };
        var planned = completion.Holds
            ? next.HandedTo(manager: null, now, policy, call)
            : (call is null || completion.Output.Alert.IsEmpty ? next : next.Calling(call, !waits, now, policy.Handoffs))
                .Planned(now, policy.FollowUps);
        return new(
            planned,
            said with
            {
                Outbox = SessionOutput.WithReminder(said.Outbox, planned.HasReminder(policy.FollowUps)),
                Features = [.. said.Features, .. completion.Effects(session.Key)],
            },
            true);
    }

    /// <summary>Gives a turn back after a failure; it is begun again after a pause that doubles from one second.</summary>
    public static Decision<Session, bool> Fail(this Session session, string turnId, DateTimeOffset now) =>
        session.Turn?.Id != turnId
            ? new(null, CommitEffects.None, false)
            : new(
                session with
                {
                    Turn = null,
                    Burst = session.Burst ?? new Burst(now, now),
                    Failures = session.Failures + 1,
                    RetryAt = now + TimeSpan.FromSeconds(1 << Math.Min(session.Failures, 5)),
                },
                CommitEffects.None,
                true);

    /// <summary>Gives a turn back because its process stops: any other process may begin it at once.</summary>
    public static Decision<Session, bool> Release(this Session session, string turnId, DateTimeOffset now, DebouncePolicy policy) =>
        session.Turn?.Id != turnId
            ? new(null, CommitEffects.None, false)
            : new(session with { Turn = null, Burst = new Burst(now - policy.MaxWait, now) }, CommitEffects.None, true);

    /// <summary>Remembers that nothing can be sent to the customer.</summary>
    public static Decision<Session, bool> MarkUnreachable(this Session session) =>
        session.Unreachable || session.Lines == 0 // Nothing was sent to who has written nothing: the customer was erased meanwhile.
            ? new(null, CommitEffects.None, false)
            : new(session with { Unreachable = true }, CommitEffects.None, true);

    private static Decision<Session, Receipt> Append(Session session, InboundEvent inbound, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.Pending >= policy.MaxPending)
            return new(null, CommitEffects.None, Receipt.Overloaded);
        var line = CustomerLine(session, inbound, now);
        var waiting = session.Handoff is null
            ? Wait(session, now, policy) with { Pending = session.Pending + 1 }
            : session.WaitForManager(line.Sequence, now, policy);
        var next = waiting with
        {
            Recipient = inbound.Recipient,
            Customer = session.Profiled ? session.Customer : inbound.Customer,
            Unreachable = false,
            Lines = line.Sequence,
            HeardAt = inbound.OpensWindow ? Later(session.HeardAt, inbound.SentAt < now ? inbound.SentAt : now) : session.HeardAt,
            Recent = Remember(session.Recent, new RecentMessage(inbound.MessageId, line.Sequence, RecentMessage.Hash(inbound.Text))),
        };
        ImmutableArray<OutboxEntry> outbox = inbound.CallbackId is { } callback
            ? [Entry(next, new OutboundMessage { CallbackId = callback }, 0)]
            : [];
        return new(next, new CommitEffects { Lines = [line], Outbox = outbox }, Receipt.Accepted);
    }

    /// <summary>
    /// Remembers for good that the customer wants no broadcasts. It is answered at once, unless other messages wait for an answer, or it
    /// was written to a person who has the conversation: a press of the button is for the bot to answer even then. Nothing reminds the
    /// customer of anything afterwards.
    /// </summary>
    private static Decision<Session, Receipt> TakeOptOut(
        Session session, InboundEvent inbound, DateTimeOffset now, DebouncePolicy policy)
    {
        var appended = Append(session with { OptedOut = true }, inbound, now, policy);
        if (appended.Next is not { } next)
            return appended;
        var taken = appended with { Effects = appended.Effects with { Features = [new BroadcastsDeclined(session.Key)] } };
        var isPressed = inbound.Kind is InboundKind.Button;
        if (session is not { Turn: null, Pending: 0 } || (session.Handoff is not null && !isPressed))
            return taken;
        var reply = new Reply(BroadcastOptOut.Answer.In(next.Conversation.Language));
        var said = new SessionOutput
        {
            Bubbles = [new SessionOutput.Bubble(reply, [new OutboundMessage { Text = reply.Text }])],
        }.Effects(next, "opt-out", now);
        return new(
            next with
            {
                Lines = next.Lines + said.Lines.Length,
                Answered = next.Lines + said.Lines.Length,
                Pending = 0,
                Burst = null,
                Silence = null,
            },
            taken.Effects with { Lines = [.. taken.Effects.Lines, .. said.Lines], Outbox = [.. taken.Effects.Outbox, .. said.Outbox] },
            taken.Answer);
    }

    private static Decision<Session, Receipt> TakeEdit(
        Session session, InboundEvent inbound, RecentMessage edited, DateTimeOffset now, DebouncePolicy policy)
    {
        if (edited.TextHash == RecentMessage.Hash(inbound.Text))
            return new(session, CommitEffects.None, Receipt.Accepted); // Stored, so that a late copy cannot undo a later edit.
        var waiting = Wait(session, now, policy);
        if (edited.Sequence <= session.Answered || edited.Sequence <= waiting.Turn?.UpTo)
            return Append(session, inbound, now, policy);
        var next = waiting with
        {
            Recent = session.Recent.Replace(edited, edited with { TextHash = RecentMessage.Hash(inbound.Text) }),
        };
        var edit = new TranscriptEdit(session.Key, edited.Sequence, inbound.Text);
        return new(next, new CommitEffects { Edits = [edit] }, Receipt.Accepted);
    }

    /// <summary>Restarts the quiet time, and ends a silence; a running turn is superseded while that is still allowed.</summary>
    private static Session Wait(Session session, DateTimeOffset now, DebouncePolicy policy)
    {
        var written = session with { Silence = new Silence(now), ErasedAt = null };
        return session.Turn is not null && session.Superseded < policy.MaxSupersedes
            ? written with { Turn = null, Superseded = session.Superseded + 1, Burst = new Burst(now, now) }
            : written with { Burst = session.Burst is { } burst ? burst with { LastAt = now } : new Burst(now, now) };
    }

    private static RecentMessage? FindRecent(Session session, InboundEvent inbound) =>
        inbound.MessageId.Length == 0 ? null : session.Recent.LastOrDefault(message => message.MessageId == inbound.MessageId);

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset heard) => known > heard ? known.Value : heard;

    internal static ImmutableArray<RecentMessage> Remember(ImmutableArray<RecentMessage> recent, RecentMessage message) =>
        message.MessageId.Length == 0 ? recent
        : recent.Length < RecentMessage.Kept ? recent.Add(message)
        : [.. recent.AsSpan()[1..], message];

    private static TranscriptLine CustomerLine(Session session, InboundEvent inbound, DateTimeOffset now) => new()
    {
        SessionKey = session.Key,
        Sequence = session.Lines + 1,
        Author = Author.Customer,
        At = now,
        Kind = inbound.Kind,
        Text = inbound.Text,
        Images = inbound.Images,
        Media = inbound.Media,
        SentAt = inbound.SentAt,
        Position = inbound.Position,
    };

    /// <summary>A message to the session's customer.</summary>
    internal static OutboxEntry Entry(Session session, OutboundMessage message, long sequence) => new()
    {
        Account = session.Channel,
        Recipient = session.Recipient,
        SessionKey = session.Key,
        Sequence = sequence,
        Message = session.HeardAt is { } heard ? message with { HeardAt = heard } : message,
    };
}
