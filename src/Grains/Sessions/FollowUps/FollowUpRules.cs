using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>
/// When a silent customer is reminded: pure functions of the session and the time. The session's stored wake-up is the timer, and each
/// step is a commit upon the session, so that no step is made twice.
/// </summary>
public static class FollowUpRules
{
    /// <summary>
    /// Whether the customer may be reminded: a sale has begun and is open, or a placed order waits for the proof of its payment; the bot
    /// leads it, and the customer has not asked to be left alone. Who has only greeted wants nothing yet; an end, a complaint and what is
    /// not the shop's business are no open sale.
    /// </summary>
    public static bool Allows(Session session, FollowUpPolicy policy) =>
        session is { Mode: SessionModes.Bot, Unreachable: false, Turn: null, Pending: 0 }
        && session.Conversation is { OptedOut: false } conversation
        && (conversation.Order.Placed ? policy.RemindsOfPayment && OwesPayment(session) : IsOpen(conversation));

    private static bool IsOpen(Conversation conversation) => conversation.State switch
    {
        ConversationState.Discovery =>
            conversation is { Selection.ProductId: not null } or { Height: not null } || !conversation.Shown.IsDefaultOrEmpty,
        ConversationState.Vision or ConversationState.SizeColor or ConversationState.Offer or ConversationState.PaymentDelivery => true,
        _ => false,
    };

    /// <summary>The order is placed, its proof of payment has not come, and no manager has decided otherwise.</summary>
    private static bool OwesPayment(Session session) =>
        session.Conversation is { State: ConversationState.PaymentDelivery, Order: { AwaitsProof: true, Number: { } number } }
        && !session.OrderDecisions.Any(decision => decision.Number == number && decision.Status != OrderStatus.PendingPayment);

    /// <summary>The session after an answer, with its first reminder planned if one makes sense.</summary>
    public static Session Planned(this Session session, DateTimeOffset now, FollowUpPolicy policy) =>
        session.Silence is not { } silence || !session.Rests
            ? session // What waits for the next turn keeps its silence until that one ends.
            : session with { Silence = Allows(session, policy) ? Next(session, silence, now, policy) : null };

    /// <summary>Whether the customer is reminded if the silence goes on; a manager who is called then is no reminder.</summary>
    public static bool HasReminder(this Session session, FollowUpPolicy policy) =>
        session.Silence is { At: not null } silence && silence.Done < Delays(session, policy).Length;

    /// <summary>The step that is due now, or null if none is.</summary>
    public static FollowUpStep? DueFollowUp(this Session session, DateTimeOffset now, FollowUpPolicy policy)
    {
        if (session is not { Turn: null, Pending: 0, Silence: { At: { } at } silence } || at > now)
            return null;
        if (!Allows(session, policy))
            return new FollowUpStep(FollowUpKind.Drop, 0, null);
        if (silence.Done >= Delays(session, policy).Length)
            return policy.Quiet.EndAfter(now) is var end && end > now
                ? new FollowUpStep(FollowUpKind.Postpone, 0, silence with { At = end })
                : new FollowUpStep(CallsManager(session, silence) ? FollowUpKind.CallManager : FollowUpKind.Drop, 0, null);

        return Next(session, silence, now, policy) switch
        {
            null => new FollowUpStep(FollowUpKind.Drop, 0, null),
            { At: { } later } next when later > now => new FollowUpStep(FollowUpKind.Postpone, 0, next),
            { Done: var done } next => new FollowUpStep(
                FollowUpKind.Remind, done + 1, Next(session, next with { Done = done + 1, Reminded = true }, now, policy)),
        };
    }

    /// <summary>
    /// The next step from now on. Of several reminders whose time passed, for instance while the service stood, only the last is sent; one
    /// whose moment lies beyond the channel's window is not sent at all. The last reminder is followed by the call of a manager.
    /// </summary>
    private static Silence? Next(Session session, Silence silence, DateTimeOffset now, FollowUpPolicy policy)
    {
        var last = policy.Windows.LastMoment(session.Channel, silence.Since);
        var delays = Delays(session, policy);
        for (var done = silence.Done; done < delays.Length; done++)
        {
            if (done + 1 < delays.Length && silence.Since + delays[done + 1] <= now)
                continue;
            var at = policy.Moment(Later(silence.Since + delays[done], now), session.Key, last);
            if (at <= last)
                return silence with { Done = done, At = at };
        }

        if (!CallsManager(session, silence))
            return null;
        var call = Later(silence.Since + policy.Delays[^1], now) + policy.ManagerAfter;
        return silence with { Done = policy.Delays.Length, At = policy.Quiet.EndAfter(call) };
    }

    private static bool CallsManager(Session session, Silence silence) => silence.Reminded && !session.Conversation.Order.Placed;

    /// <summary>Of a payment customers are reminded once; managers have the order anyway.</summary>
    private static ImmutableArray<TimeSpan> Delays(Session session, FollowUpPolicy policy) =>
        session.Conversation.Order.Placed ? [.. policy.Delays.Take(1)] : policy.Delays;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
