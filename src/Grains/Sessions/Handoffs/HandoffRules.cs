using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// How a conversation passes from the bot to a person and back, as pure functions. While a person has it no turn begins, and one that was
/// running is discarded; the customer's lines are counted, so that the bot knows which of them still want an answer when it gets the
/// conversation back.
/// </summary>
public static class HandoffRules
{
    /// <summary>Does what a manager wants.</summary>
    /// <param name="session">The session.</param>
    /// <param name="action">What they want.</param>
    /// <param name="limits">What the customer's channel takes.</param>
    /// <param name="now">The time.</param>
    /// <param name="policy">How many lines may wait for the bot.</param>
    public static Decision<Session, ManagerReceipt> Manage(
        this Session session, ManagerAction action, DeliveryLimits limits, DateTimeOffset now, DebouncePolicy policy) => session switch
        {
            { Lines: 0 } => session.Refuse(ManagerOutcome.NoSession),
            _ => action.Kind switch
            {
                ManagerActionKind.TakeOver => session.TakeOver(action.Manager, now, policy),
                ManagerActionKind.HandBack => session.HandBack(action.Manager, now, policy),
                ManagerActionKind.Close => session.Close(action.Manager, now),
                ManagerActionKind.Note => session.Note(action, now),
                _ => session.Say(action, limits, now, policy),
            },
        };

    /// <summary>Whether there is nothing to close: the bot has the conversation, and no call for a person waits.</summary>
    /// <param name="session">The session.</param>
    /// <param name="hasCalls">Whether calls are stored that are not closed.</param>
    internal static bool IsClosed(this Session session, bool hasCalls) =>
        !hasCalls && session is { Lines: > 0, Handoff: null, Call: null, Conversation.Alert: null };

    /// <summary>The session in a person's hands, or waiting for anybody's: whatever the bot was about to do is not done.</summary>
    internal static Session HandedTo(
        this Session session, string? manager, DateTimeOffset now, DebouncePolicy policy, Escalation? call = null) => session with
        {
            Mode = SessionModes.Manager,
            Handoff = (session.Handoff ?? new Handoff(now) { Waiting = session.Pending, AnsweredUpTo = session.Answered })
            .HeldBy(manager, now, call, policy.Handoffs).Planned(policy.Handoffs),
            Call = manager is null && session.Call is { Untold.IsEmpty: false } untold ? untold : null,
            Answered = session.Lines,
            Pending = 0,
            Burst = null,
            Turn = null,
            Wait = null,
            RetryAt = null,
            Superseded = 0,
            Failures = 0,
            Silence = null,
        };

    /// <summary>The session after another line of the customer's, which a person will answer.</summary>
    internal static Session WaitForManager(this Session session, long line, DateTimeOffset now, DebouncePolicy policy) => session with
    {
        Handoff = (session.Handoff! with
        {
            Waiting = session.Handoff.Waiting + 1,
            WaitingSince = session.Handoff.WaitingSince ?? now,
        }).Planned(policy.Handoffs),
        Answered = line,
        ErasedAt = null,
    };

    private static Handoff HeldBy(
        this Handoff handoff, string? manager, DateTimeOffset now, Escalation? call, HandoffPolicy policy) => handoff with
        {
            Manager = manager,
            Since = now,
            WaitingSince = handoff.Waiting > 0 ? now : null,
            Reason = call?.Reason ?? handoff.Reason,
            Level = call?.Level ?? handoff.Level,
            Untold = policy.Hours.HoldsCalls(now) ? call : null,
            Reminded = 0,
        };

    private static Decision<Session, ManagerReceipt> TakeOver(
        this Session session, string manager, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.Handoff?.Manager is { } other)
            return session.Refuse(other == manager ? ManagerOutcome.AlreadySo : ManagerOutcome.TakenByAnother);
        var next = session.HandedTo(manager, now, policy);
        return next.Done(new CommitEffects { Features = session.TakingOver(manager, now) });
    }

    private static Decision<Session, ManagerReceipt> HandBack(
        this Session session, string manager, DateTimeOffset now, DebouncePolicy policy)
    {
        if (session.Handoff is not { } handoff)
            return session.Refuse(ManagerOutcome.AlreadySo);
        var waiting = Math.Min(handoff.Waiting, policy.MaxPending);
        var next = session.Returned() with
        {
            Answered = waiting == 0 ? session.Lines : handoff.AnsweredUpTo,
            Pending = waiting,
            Burst = waiting == 0 ? null : new Burst(now, now),
        };
        return next.Done(Ended(session, manager, EscalationEnds.HandedBack, now));
    }

    /// <summary>Also without a handoff: a notice, or a call of which a person has read, is closed without taking over.</summary>
    private static Decision<Session, ManagerReceipt> Close(this Session session, string manager, DateTimeOffset now) =>
        session.Returned().Done(Ended(session, manager, EscalationEnds.Closed, now));

    private static Decision<Session, ManagerReceipt> Say(
        this Session session, ManagerAction action, DeliveryLimits limits, DateTimeOffset now, DebouncePolicy policy)
    {
        if (action.Holder is { } known && session.IsOfAnother(action.Manager, known))
            return session.Refuse(ManagerOutcome.TakenByAnother);
        if (session.Unreachable)
            return session.Refuse(ManagerOutcome.Unreachable);
        var messages = session.Messages(action, limits);
        if (messages.IsEmpty)
            return session.Refuse(ManagerOutcome.NotCarried);
        var line = new TranscriptLine
        {
            SessionKey = session.Key,
            Sequence = session.Lines + 1,
            Author = Author.Manager,
            At = now,
            Text = action.Text,
            Images = action.Images,
            Media = action.Media,
            SentAt = now,
        };
        var (next, features) = session.AnsweredByPerson(action.Manager, line.Sequence, now, policy);
        return next.Remembering(action, line.Sequence).Done(new CommitEffects
        {
            Lines = [line],
            Outbox =
            [
                .. messages.Select(message => SessionRules.Entry(session, message with { ByPerson = true }, line.Sequence)),
            ],
            Features = features,
        });
    }

    /// <summary>Whoever writes in the platform's own inbox has no name here, and keeps nobody out.</summary>
    private static bool IsOfAnother(this Session session, string manager, string known) =>
        session.Handoff?.Manager is { } holder && holder != manager && holder != known && holder != session.Channel;

    /// <summary>A line that nobody but the shop sees: who has the conversation, and what waits, stays as it is.</summary>
    private static Decision<Session, ManagerReceipt> Note(this Session session, ManagerAction action, DateTimeOffset now)
    {
        var line = new TranscriptLine
        {
            SessionKey = session.Key,
            Sequence = session.Lines + 1,
            Author = Author.Note,
            At = now,
            Text = action.Text,
            SentAt = now,
        };
        var next = session with { Lines = line.Sequence };
        return next.Done(new CommitEffects
        {
            Lines = [line],
            Features = [new ManagerLine(session.Key, line.Sequence, action.Manager, now)],
        });
    }

    /// <summary>As the channel carries it, with the customer's message that it answers as the channel shows that.</summary>
    private static ImmutableArray<OutboundMessage> Messages(this Session session, ManagerAction action, DeliveryLimits limits)
    {
        if (action.Answers is { } answered && !limits.Replies)
            return session.Carried(action with { Text = session.Quoting(answered, action.Text) }, limits);
        var messages = session.Carried(action, limits);
        return action.Answers is { MessageId: var id } && !messages.IsEmpty
            ? messages.SetItem(0, messages[0] with { ReplyTo = id })
            : messages;
    }

    /// <summary>The words with what they answer, unless that is the customer's last message, which stands just before them.</summary>
    private static string Quoting(this Session session, QuotedMessage answered, string text) =>
        session.Recent is [.., var last] && last.MessageId == answered.MessageId ? text : Quotation.Before(text, answered.Text);

    /// <summary>
    /// What only the platform's own message holds goes to that platform's customers, and to those whose channel can fetch it.
    /// </summary>
    private static ImmutableArray<OutboundMessage> Carried(this Session session, ManagerAction action, DeliveryLimits limits)
    {
        if (action.Original is { } original && original.StartsWith(session.Channel + ":", StringComparison.Ordinal))
            return [new OutboundMessage { Text = action.Text, Original = original[(session.Channel.Length + 1)..] }];
        if (action.File is { } file && limits.Carries(session.Recipient, file))
            return [.. OutboundComposer.Compose(new Reply(action.Text), limits), new OutboundMessage { File = file }];
        return action.Media is null ? OutboundComposer.Compose(new Reply(action.Text) { Images = action.Images }, limits) : [];
    }

    /// <summary>
    /// The bot's again. A complaint, or what is not the shop's business, is over: the person has dealt with it, and the next one calls
    /// again.
    /// </summary>
    internal static Session Returned(this Session session) => session with
    {
        Mode = SessionModes.Bot,
        Handoff = null,
        Call = null,
        Conversation = session.Conversation.State is ConversationState.Complaint or ConversationState.OutOfDomain
            ? session.Conversation.In(ConversationState.End) with { Alert = null }
            : session.Conversation with { Alert = null },
    };

    /// <summary>
    /// After a line of a person's nothing that came before it waits. If nobody had the conversation, who wrote it has it now; who had it
    /// keeps it.
    /// </summary>
    internal static (Session Next, ImmutableArray<ICommitEffect> Features) AnsweredByPerson(
        this Session session, string manager, long line, DateTimeOffset now, DebouncePolicy policy)
    {
        var takes = session.Handoff?.Manager is null;
        var taken = takes ? session.HandedTo(manager, now, policy) : session;
        var next = taken with
        {
            Lines = line,
            Answered = line,
            Handoff = (taken.Handoff! with { Waiting = 0, WaitingSince = null, Reminded = 0, AnsweredUpTo = line })
                .Planned(policy.Handoffs),
        };
        return (
            next,
            [
                .. takes ? session.TakingOver(manager, now) : [],
                new ManagerLine(session.Key, line, manager, now),
                new EscalationAnswered(session.Key, manager, now),
            ]);
    }

    internal static ImmutableArray<ICommitEffect> TakingOver(this Session session, string manager, DateTimeOffset now) =>
        [new UnsentWithdrawn(session.Key, session.Lines), new EscalationChange(session.Key, EscalationStatus.Taken, manager, now)];

    private static CommitEffects Ended(Session session, string manager, string how, DateTimeOffset now) =>
        new() { Features = [new EscalationChange(session.Key, EscalationStatus.Closed, manager, now) { How = how }] };

    private static Decision<Session, ManagerReceipt> Done(this Session next, CommitEffects effects) =>
        new(next, effects, next.Receipt(ManagerOutcome.Done));

    private static Decision<Session, ManagerReceipt> Refuse(this Session session, ManagerOutcome outcome) =>
        new(null, CommitEffects.None, session.Receipt(outcome));

    internal static ManagerReceipt Receipt(this Session session, ManagerOutcome outcome) =>
        new(outcome, session.Handoff?.Manager, session.Handoff?.Since);
}
