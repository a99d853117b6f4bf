using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// When managers are reminded of a customer who waits for a person: pure functions of the session and the time. The session's stored
/// wake-up is the timer, and each reminder is a commit upon the session, so that none is sent twice. Time passes in the opening hours
/// alone.
/// </summary>
public static class HandoffReminders
{
    private const string Urgent = "L3";

    /// <summary>The stretch with the moment of its next reminder.</summary>
    public static Handoff Planned(this Handoff handoff, HandoffPolicy policy) => handoff with { RemindAt = Next(handoff, policy) };

    /// <summary>Whether managers are to be reminded now.</summary>
    public static bool OwesReminder(this Session session, DateTimeOffset now) =>
        session is { Turn: null, Pending: 0 } && (session.Handoff is { } handoff ? handoff.RemindAt : session.Call?.RemindAt) <= now;

    /// <summary>
    /// The session after a call for a person that leaves the conversation with the bot. Of several that wait, managers are reminded of the
    /// oldest; of each that nobody has told them they are told when the shop opens.
    /// </summary>
    internal static Session Calling(this Session session, Escalation call, bool isTold, DateTimeOffset now, HandoffPolicy policy)
    {
        if (!EscalationReasons.WaitsForPerson(call.Reason))
            return session;
        var oldest = session.Call is { RemindAt: not null } open ? open : new OpenCall(call.Reason, now);
        return session with { Call = (isTold ? oldest : oldest with { Untold = [.. oldest.Untold, call] }).Planned(policy) };
    }

    /// <summary>The call after one of its kind was dealt with; null if nothing is left of it.</summary>
    internal static OpenCall? Without(this OpenCall call, string reason) => call with
    {
        Untold = call.Untold.RemoveAll(untold => untold.Reason == reason),
    } switch
    {
        { Reason: var other } left when other != reason => left,
        { Untold: [var next, ..] } left => left with { Reason = next.Reason },
        _ => null,
    };

    /// <summary>
    /// Reminds them, if it is due. Of several reminders whose time passed, for instance while the service stood, only the last is sent; it
    /// waits for the opening hours.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="remind">What managers are told of the session after it.</param>
    /// <param name="calls">The alerts of the calls that waited for the opening; nothing if there are none.</param>
    /// <param name="now">The time.</param>
    /// <param name="policy">When they are reminded.</param>
    public static Decision<Session, bool> Remind(
        this Session session, Func<Session, ImmutableArray<OutboxEntry>> remind, ImmutableArray<OutboxEntry> calls, DateTimeOffset now,
        HandoffPolicy policy)
    {
        if (!session.OwesReminder(now))
            return new(null, CommitEffects.None, false);
        var opening = policy.Hours.NextOpening(now);
        if (session.Handoff is not { } handoff)
        {
            var open = session.Call!;
            if (opening > now)
                return new(session with { Call = open with { RemindAt = opening } }, CommitEffects.None, false);
            var told = open.Untold.IsEmpty ? open.Reminded(now, policy) : (open with { Untold = [] }).Planned(policy);
            var after = session with { Call = told };
            return new(after, new CommitEffects { Outbox = open.Untold.IsEmpty ? remind(after) : calls }, true);
        }

        if (opening > now)
            return new(session with { Handoff = handoff with { RemindAt = opening } }, CommitEffects.None, false);
        if (handoff.Untold is not null)
        {
            handoff = (handoff with { Untold = null }).Planned(policy);
            return new(session with { Handoff = handoff, Call = null }, new CommitEffects { Outbox = calls }, true);
        }

        do
            handoff = (handoff with { Reminded = handoff.Reminded + 1 }).Planned(policy);
        while (handoff.RemindAt <= now);
        var next = session with { Handoff = handoff };
        return new(next, new CommitEffects { Outbox = remind(next) }, true);
    }

    private static OpenCall Planned(this OpenCall call, HandoffPolicy policy) => call with
    {
        RemindAt = call.Untold.IsEmpty ? At(policy.Calls, call.Reminded, call.Since, policy) : policy.Hours.NextOpening(call.Untold[0].At),
    };

    private static OpenCall Reminded(this OpenCall call, DateTimeOffset now, HandoffPolicy policy)
    {
        do
            call = (call with { Reminded = call.Reminded + 1 }).Planned(policy);
        while (call.RemindAt <= now);
        return call;
    }

    private static DateTimeOffset? Next(Handoff handoff, HandoffPolicy policy) => handoff switch
    {
        { Untold: not null } => policy.Hours.NextOpening(handoff.Since),
        { Manager: null, Level: { } level } =>
            At(policy.Calls, handoff.Reminded, handoff.Since, policy) ?? Repeated(handoff, level, policy),
        { Manager: not null, Waiting: > 0, WaitingSince: { } since } => At(policy.Silences, handoff.Reminded, since, policy),
        _ => null,
    };

    private static DateTimeOffset? At(ImmutableArray<TimeSpan> delays, int reminded, DateTimeOffset since, HandoffPolicy policy) =>
        reminded < delays.Length ? policy.Hours.After(since, delays[reminded]) : null;

    private static DateTimeOffset? Repeated(Handoff handoff, string level, HandoffPolicy policy) => level == Urgent && !policy.Calls.IsEmpty
        ? policy.Hours.After(handoff.Since, policy.Calls[^1] + (policy.Repeat * (handoff.Reminded - policy.Calls.Length + 1)))
        : null;
}
