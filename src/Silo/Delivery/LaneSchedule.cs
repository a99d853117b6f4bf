using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Decides which of the messages that are due go now. Conversations come first; the other lanes take what they leave, never the last
/// slot or the last place in the account's rate, and broadcasts one at a time, so that an answer waits for at most one of them. A lane
/// that has waited too long sends one message as if it were a conversation's. Not safe for concurrent use.
/// </summary>
internal sealed class LaneSchedule(DeliveryLimits limits, TimeProvider clock)
{
    /// <summary>So many sends of an account run at a time.</summary>
    public const int MaxInFlight = 64;

    /// <summary>Of these at most so many are notices,</summary>
    public const int MaxNotices = 16;

    /// <summary>and so many broadcasts: the rest is kept for conversations.</summary>
    public const int MaxBroadcasts = 32;

    /// <summary>While conversations use up the rate, a notice goes this often,</summary>
    private readonly TimeSpan noticePatience = Patience(seconds: 1, sends: 5, limits);

    /// <summary>and a broadcast this often: it costs conversations next to nothing, and no lane stands still for ever.</summary>
    private readonly TimeSpan broadcastPatience = Patience(seconds: 10, sends: 20, limits);

    private readonly DeliveryLimiter limiter = new(limits, clock.GetUtcNow());

    private readonly Dictionary<OutboxLane, long> servedAt = new()
    {
        [OutboxLane.Notice] = clock.GetTimestamp(),
        [OutboxLane.Broadcast] = clock.GetTimestamp(),
    };

    /// <summary>Chooses among <paramref name="heads"/>, and takes their places in the limiter.</summary>
    /// <param name="heads">The messages that are due, in a lane the most urgent first.</param>
    /// <param name="inFlight">The lanes of the messages that are being sent.</param>
    /// <returns>What goes now, and how long to wait if it is nothing; <see cref="TimeSpan.MaxValue"/> if no time helps.</returns>
    public (List<OutboxMessage> Chosen, TimeSpan Wait) Choose(IReadOnlyCollection<OutboxMessage> heads, IReadOnlyCollection<OutboxLane> inFlight)
    {
        var lanes = heads.ToLookup(head => head.Lane);
        var chosen = new List<OutboxMessage>();
        var wait = TimeSpan.MaxValue;
        foreach (var (lane, patience) in new[] { (OutboxLane.Notice, noticePatience), (OutboxLane.Broadcast, broadcastPatience) })
        {
            if (!lanes.Contains(lane))
                servedAt[lane] = clock.GetTimestamp();
            else if (clock.GetElapsedTime(servedAt[lane]) is var waited && waited >= patience)
                Take(lane, OutboxLane.Conversation, 1);
            else
                wait = Shorter(wait, patience - waited);
        }
        Take(OutboxLane.Conversation, OutboxLane.Conversation, MaxInFlight);
        Take(OutboxLane.Notice, OutboxLane.Notice, MaxNotices);
        // One at a time: what becomes due meanwhile is seen before the next.
        if (!chosen.Exists(message => message.Lane == OutboxLane.Broadcast))
            Take(OutboxLane.Broadcast, OutboxLane.Broadcast, 1);
        return (chosen, wait);

        void Take(OutboxLane lane, OutboxLane terms, int atMost)
        {
            var slots = Math.Min(atMost, Slots(lane, [.. inFlight, .. chosen.Select(message => message.Lane)]));
            foreach (var message in lanes[lane].Except(chosen))
            {
                if (slots <= 0)
                    return;
                if (Pause(message, terms) is var pause && pause > TimeSpan.Zero)
                {
                    wait = Shorter(wait, pause);
                    continue;
                }
                chosen.Add(message);
                servedAt[lane] = clock.GetTimestamp();
                slots--;
            }
        }
    }

    /// <summary>How many more of a lane may be sent at the same time.</summary>
    private static int Slots(OutboxLane lane, OutboxLane[] taken)
    {
        var ofLane = lane switch
        {
            OutboxLane.Notice => MaxNotices,
            OutboxLane.Broadcast => MaxBroadcasts,
            _ => MaxInFlight,
        };
        return Math.Min(MaxInFlight - taken.Length, ofLane - taken.Count(one => one == lane));
    }

    /// <summary>The acknowledgement of a button is not limited.</summary>
    private TimeSpan Pause(OutboxMessage message, OutboxLane terms) =>
        message.Message.CallbackId is null ? limiter.TryTake(message.Recipient, clock.GetUtcNow(), terms) : TimeSpan.Zero;

    /// <summary>So many seconds, or the time of so many sends if that is longer: a slow account is not for the other lanes alone.</summary>
    private static TimeSpan Patience(double seconds, int sends, DeliveryLimits limits) =>
        TimeSpan.FromSeconds(Math.Max(seconds, sends / limits.PerSecond));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
