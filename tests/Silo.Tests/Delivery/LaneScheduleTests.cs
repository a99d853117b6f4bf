using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Delivery;

public sealed class LaneScheduleTests
{
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4_096,
        MaxCaptionLength = 1_024,
        MaxAlbumSize = 10,
    };

    private readonly WatchedTimeProvider clock = new();
    private long ids;

    [Fact]
    public void Conversations_go_before_notices_and_notices_before_broadcasts()
    {
        var lanes = Rested(Limits);

        var (chosen, _) = lanes.Choose(
            [.. Heads(OutboxLane.Broadcast, 9), .. Heads(OutboxLane.Notice, 1), .. Heads(OutboxLane.Conversation, 1)], []);

        // Of three places one is a conversation's, one a notice's, and the last is left.
        Assert.Equal([OutboxLane.Conversation, OutboxLane.Notice], chosen.Select(message => message.Lane));
    }

    [Theory]
    [InlineData(OutboxLane.Notice)]
    [InlineData(OutboxLane.Broadcast)]
    public void Only_a_conversation_takes_the_last_place_of_the_account(OutboxLane lane)
    {
        var lanes = Rested(Limits);
        while (lanes.Choose(Heads(lane, 1), []).Chosen.Count == 1)
        {
        }

        Assert.Single(lanes.Choose(Heads(OutboxLane.Conversation, 5), []).Chosen);
    }

    [Fact]
    public void A_broadcast_leaves_its_recipient_a_place_for_an_answer()
    {
        var lanes = Rested(Limits);
        var sent = 0;
        for (; lanes.Choose([Head(OutboxLane.Broadcast, "1")], []).Chosen.Count == 1; sent++)
            clock.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(2, sent);
        Assert.Single(lanes.Choose([Head(OutboxLane.Conversation, "1")], []).Chosen);
        Assert.Empty(lanes.Choose([Head(OutboxLane.Conversation, "1")], []).Chosen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(30)]
    [InlineData(1000)]
    public void Alone_a_broadcast_uses_the_accounts_rate(double perSecond)
    {
        var lanes = Rested(Limits with { PerSecond = perSecond });

        var sent = Run(lanes, TimeSpan.FromSeconds(60), () => Heads(OutboxLane.Broadcast, 10));

        Assert.InRange(sent[OutboxLane.Broadcast] / (60 * perSecond), 0.85, 0.95);
    }

    [Fact]
    public void While_conversations_use_up_the_rate_no_other_lane_stands_still_for_ever_or_takes_much()
    {
        var lanes = Rested(Limits);

        var sent = Run(lanes, TimeSpan.FromSeconds(120), () =>
            [.. Heads(OutboxLane.Conversation, 64), .. Heads(OutboxLane.Notice, 10), .. Heads(OutboxLane.Broadcast, 64)]);

        Assert.InRange(sent[OutboxLane.Broadcast], 10, 12);
        Assert.InRange(sent[OutboxLane.Notice], 100, 120);
        Assert.InRange(sent.Values.Sum(), 120 * 27 - 60, 120 * 27 + 3);
    }

    [Fact]
    public void On_a_slow_account_the_other_lanes_do_not_take_everything_either()
    {
        var lanes = Rested(Limits with { PerSecond = 0.1 });

        var sent = Run(lanes, TimeSpan.FromHours(1), () =>
            [.. Heads(OutboxLane.Conversation, 5), .. Heads(OutboxLane.Notice, 5), .. Heads(OutboxLane.Broadcast, 5)]);

        Assert.InRange(sent[OutboxLane.Broadcast], 10, 20);
        Assert.InRange(sent[OutboxLane.Notice], 40, 75);
        Assert.InRange(sent[OutboxLane.Conversation], 230, 270);
    }

    [Fact]
    public void Half_of_the_slots_are_broadcasts_at_most_and_a_quarter_notices()
    {
        var lanes = Rested(Limits with { PerSecond = 100_000 });
        List<OutboxLane> inFlight = [];
        for (var look = 0; look < 100; look++)
            inFlight.AddRange(
                lanes.Choose([.. Heads(OutboxLane.Notice, 64), .. Heads(OutboxLane.Broadcast, 64)], inFlight).Chosen.Select(one =>
                    one.Lane));
        var before = inFlight.CountBy(lane => lane).ToDictionary();

        inFlight.AddRange(lanes.Choose(Heads(OutboxLane.Conversation, 64), inFlight).Chosen.Select(one => one.Lane));

        Assert.Equal((16, 32), (before[OutboxLane.Notice], before[OutboxLane.Broadcast]));
        Assert.Equal((16, 64), (inFlight.Count(lane => lane == OutboxLane.Conversation), inFlight.Count));
    }

    [Fact]
    public void A_broadcast_takes_no_slot_that_a_conversation_wants()
    {
        var lanes = Rested(Limits with { PerSecond = 100_000 });

        var (chosen, _) = lanes.Choose(
            [.. Heads(OutboxLane.Conversation, 64), .. Heads(OutboxLane.Broadcast, 64)],
            [.. Enumerable.Repeat(OutboxLane.Conversation, 60)]);

        Assert.Equal(Enumerable.Repeat(OutboxLane.Conversation, 4), chosen.Select(message => message.Lane));
    }

    [Fact]
    public void A_chat_that_must_wait_does_not_hold_up_the_others_of_its_lane()
    {
        var lanes = Rested(Limits);
        while (lanes.Choose([Head(OutboxLane.Conversation, "1")], []).Chosen.Count == 1)
            clock.Advance(TimeSpan.FromMilliseconds(50));

        var (chosen, _) = lanes.Choose(
            [Head(OutboxLane.Conversation, "1"), Head(OutboxLane.Conversation, "2")], [.. Enumerable.Repeat(OutboxLane.Conversation, 63)]);

        Assert.Equal("2", Assert.Single(chosen).Recipient);
    }

    /// <summary>One whose limiter has filled, and in which no lane has waited.</summary>
    private LaneSchedule Rested(DeliveryLimits limits)
    {
        var lanes = new LaneSchedule(limits, clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        lanes.Choose([], []);
        return lanes;
    }

    private Dictionary<OutboxLane, int> Run(LaneSchedule lanes, TimeSpan length, Func<List<OutboxMessage>> due)
    {
        var sent = Enum.GetValues<OutboxLane>().ToDictionary(lane => lane, _ => 0);
        for (var end = clock.GetUtcNow() + length; clock.GetUtcNow() < end;)
        {
            var (chosen, wait) = lanes.Choose(due(), []);
            foreach (var message in chosen)
                sent[message.Lane]++;
            if (chosen.Count == 0)
                clock.Advance(wait + TimeSpan.FromTicks(1));
        }
        return sent;
    }

    /// <summary>To recipients who have got nothing yet.</summary>
    private List<OutboxMessage> Heads(OutboxLane lane, int count) => [.. Enumerable.Range(0, count).Select(_ => Head(lane, $"new-{ids}"))];

    private OutboxMessage Head(OutboxLane lane, string recipient) =>
        new(++ids, lane, recipient, "", new OutboundMessage { Text = "text" }, 0, 0);
}
