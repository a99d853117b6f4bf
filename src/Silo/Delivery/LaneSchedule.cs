using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Decides which of the messages that are due go now. Conversations come first; the other lanes take what they leave, never the last
/// slot or the last token of the account's rate, and broadcasts one at a time, so that an answer waits for at most one of them. A lane
/// that has waited too long sends one message as if it were a conversation's. Recipients whose sends take long share
/// slots of their own. Not safe for concurrent use.
/// </summary>
internal sealed class LaneSchedule(DeliveryLimits limits, TimeProvider clock)
{
    /// <summary>So many sends of an account run at a time, without those to slow recipients.</summary>
    public const int MaxInFlight = 64;

    /// <summary>Of these at most so many are notices,</summary>
    public const int MaxNotices = 16;

    /// <summary>and so many broadcasts: the rest is kept for conversations.</summary>
    public const int MaxBroadcasts = 32;

    /// <summary>
    /// A send to a recipient that is known to be slow begins only while there are fewer than this. So many that a platform that is slow
    /// for everybody still gets most of what it takes.
    /// </summary>
    public const int MaxSlow = 48;

    /// <summary>All sends of an account that may run at a time, those that turned out to be slow included.</summary>
    public const int MaxOpen = 256;

    /// <summary>While conversations use up the rate, a notice goes this often,</summary>
    private readonly TimeSpan noticePatience = Patience(seconds: 1, sends: 5, limits);

    /// <summary>and a broadcast this often: it costs conversations next to nothing, and no lane stands still for ever.</summary>
    private readonly TimeSpan broadcastPatience = Patience(seconds: 10, sends: 20, limits);

    private readonly DeliveryLimiter limiter = new(limits, clock.GetUtcNow());
    private readonly SlowRecipients slow = new(clock);

    private readonly Dictionary<OutboxLane, long> servedAt = new()
    {
        [OutboxLane.Notice] = clock.GetTimestamp(),
        [OutboxLane.Broadcast] = clock.GetTimestamp(),
    };

    /// <summary>How long nothing of the account may go, whatever is due; zero if something may.</summary>
    public TimeSpan Wait => limiter.AccountWait(clock.GetUtcNow());

    /// <summary>How long nothing may go to those who share a chat by <see cref="DeliveryLimits.Shared"/>; zero if it may.</summary>
    public TimeSpan SharedWait => limiter.SharedWait(clock.GetUtcNow());

    /// <summary>Chooses among <paramref name="heads"/>, and takes their tokens from the limiter.</summary>
    /// <param name="heads">The messages that are due, in a lane the most urgent first.</param>
    /// <param name="inFlight">The messages that are being sent.</param>
    public LaneChoice Choose(IReadOnlyCollection<OutboxMessage> heads, IReadOnlyCollection<SendInFlight> inFlight)
    {
        foreach (var send in inFlight)
            slow.NoteWaiting(send.Recipient, clock.GetElapsedTime(send.StartedAt));
        var round = new Round(heads, inFlight, inFlight.Count(send => slow.Contains(send.Recipient)));
        foreach (var (lane, patience) in new[] { (OutboxLane.Notice, noticePatience), (OutboxLane.Broadcast, broadcastPatience) })
        {
            if (!round.Lanes.Contains(lane))
                servedAt[lane] = clock.GetTimestamp();
            else if (clock.GetElapsedTime(servedAt[lane]) is var waited && waited >= patience)
                Take(round, lane, OutboxLane.Conversation, 1);
            else
                round.WaitAtMost(patience - waited);
        }
        Take(round, OutboxLane.Conversation, OutboxLane.Conversation, MaxInFlight);
        Take(round, OutboxLane.Notice, OutboxLane.Notice, MaxNotices);
        // One at a time: what becomes due meanwhile is seen before the next.
        if (!round.Chosen.Exists(message => message.Lane == OutboxLane.Broadcast))
            Take(round, OutboxLane.Broadcast, OutboxLane.Broadcast, 1);
        return new(round.Chosen, round.Wait, round.HeldUp);
    }

    /// <summary>A send has ended.</summary>
    public void NoteEnded(string recipient, TimeSpan elapsed) => slow.NoteEnded(recipient, elapsed);

    /// <summary>Nothing goes to the recipient before.</summary>
    public void Pause(string recipient, DateTimeOffset until) => limiter.Pause(recipient, until, clock.GetUtcNow());

    private void Take(Round round, OutboxLane lane, OutboxLane terms, int atMost)
    {
        foreach (var message in round.Lanes[lane].Except(round.Chosen).ToArray())
        {
            if (atMost <= 0)
                return;
            if (IsLimited(message.Message) && limiter.AccountWait(clock.GetUtcNow(), terms) is var wait && wait > TimeSpan.Zero)
            {
                round.HoldUp(lane, wait);
                continue;
            }

            var isSlow = slow.Contains(message.Recipient);
            if (!round.HasSlot(lane, isSlow))
            {
                // Others of the lane may have a slot of the other kind.
                if (!isSlow)
                    round.HoldUp(lane, TimeSpan.MaxValue);
                continue;
            }

            var pause = IsLimited(message.Message) ? limiter.TryTake(message.Recipient, clock.GetUtcNow(), terms) : TimeSpan.Zero;
            if (pause > TimeSpan.Zero)
            {
                round.WaitAtMost(pause);
                continue;
            }

            round.Choose(message, isSlow);
            servedAt[lane] = clock.GetTimestamp();
            atMost--;
        }
    }

    /// <summary>The acknowledgement of a button is not limited, nor is what is not sent because it is too late for it.</summary>
    private bool IsLimited(OutboundMessage message) => message.CallbackId is null && !message.IsTooLate(clock.GetUtcNow());

    /// <summary>So many seconds, or the time of so many sends if that is longer: a slow account is not for the other lanes alone.</summary>
    private static TimeSpan Patience(double seconds, int sends, DeliveryLimits limits) =>
        TimeSpan.FromSeconds(Math.Max(seconds, sends / limits.PerSecond));

    /// <summary>What is chosen so far.</summary>
    private sealed class Round(
        IReadOnlyCollection<OutboxMessage> heads, IReadOnlyCollection<SendInFlight> inFlight, int slowInFlight)
    {
        private readonly Dictionary<OutboxLane, int> open = inFlight.CountBy(send => send.Lane).ToDictionary();
        private int slowOpen = slowInFlight;

        public ILookup<OutboxLane, OutboxMessage> Lanes { get; } = heads.ToLookup(head => head.Lane);

        public List<OutboxMessage> Chosen { get; } = [];

        public HashSet<OutboxLane> HeldUp { get; } = [];

        public TimeSpan Wait { get; private set; } = TimeSpan.MaxValue;

        private int Open => open.Values.Sum();

        public void WaitAtMost(TimeSpan wait) => Wait = wait < Wait ? wait : Wait;

        public void HoldUp(OutboxLane lane, TimeSpan wait)
        {
            HeldUp.Add(lane);
            WaitAtMost(wait);
        }

        /// <summary>Whether one more of the lane may be sent at the same time.</summary>
        public bool HasSlot(OutboxLane lane, bool isSlow)
        {
            var ofLane = lane switch
            {
                OutboxLane.Notice => MaxNotices,
                OutboxLane.Broadcast => MaxBroadcasts,
                _ => MaxOpen,
            };
            return Open < MaxOpen
                && open.GetValueOrDefault(lane) < ofLane
                && (isSlow ? slowOpen < MaxSlow : Open - slowOpen < MaxInFlight);
        }

        public void Choose(OutboxMessage message, bool isSlow)
        {
            Chosen.Add(message);
            open[message.Lane] = open.GetValueOrDefault(message.Lane) + 1;
            if (isSlow)
                slowOpen++;
        }
    }
}
