using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Messages;

/// <summary>The platform's rules are 30 a second for an account and one a second for a chat, of which three may come at once.</summary>
public sealed class DeliveryLimiterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4_096,
        MaxCaptionLength = 1_024,
        MaxAlbumSize = 10,
    };

    [Fact]
    public void No_hour_holds_more_than_an_account_may_send_in_it_and_none_much_less()
    {
        var limiter = new DeliveryLimiter(Limits with { PerHour = 250 }, Start);
        var sent = new List<DateTimeOffset>();
        for (var now = Start; now < Start.AddHours(6);)
        {
            // Half an hour of silence now and then.
            if (sent.Count % 300 == 299)
                now += TimeSpan.FromMinutes(30);
            var wait = limiter.TryTake($"{sent.Count}", now);
            if (wait == TimeSpan.Zero)
                sent.Add(now);
            now += wait + TimeSpan.FromMilliseconds(50);
        }

        foreach (var start in sent)
            Assert.InRange(sent.Count(at => at >= start && at < start.AddHours(1)), 0, 250);
        Assert.InRange(sent.Count, 900, 1_500);
        Assert.True(limiter.AccountWait(Start.AddHours(6)) >= TimeSpan.Zero);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_window_of_time_ever_holds_more_than_the_platform_allows_also_when_another_pump_takes_over(int seed)
    {
        var random = new Random(seed);
        var (now, limiter) = (Start, new DeliveryLimiter(Limits, Start));
        var sent = new List<(DateTimeOffset At, string Recipient)>();
        for (var step = 0; step < 20_000; step++)
        {
            if (random.Next(2_000) == 0)
                limiter = new DeliveryLimiter(Limits, now);
            var recipient = $"{random.Next(random.Next(2) == 0 ? 3 : 200)}";
            var wait = limiter.TryTake(recipient, now);
            if (wait == TimeSpan.Zero)
                sent.Add((now, recipient));
            now += random.Next(4) switch
            {
                0 => TimeSpan.Zero,
                1 => TimeSpan.FromMilliseconds(random.Next(20)),
                2 => random.Next(50) == 0 ? TimeSpan.FromSeconds(random.Next(5)) : TimeSpan.Zero,
                _ => wait,
            };
        }

        Assert.True(sent.Count > 1_000, $"seed {seed}");
        AssertWindows(sent.ConvertAll(one => one.At), burst: 0, perSecond: 30, seed);
        foreach (var recipient in sent.GroupBy(one => one.Recipient))
            AssertWindows([.. recipient.Select(one => one.At)], burst: 3, perSecond: 1, seed);
    }

    [Fact]
    public void A_busy_account_is_used_to_nine_tenths_of_its_rate()
    {
        var limiter = new DeliveryLimiter(Limits, Start);
        var sent = 0;
        for (var now = Start; now < Start + TimeSpan.FromSeconds(100); sent++)
            if (limiter.TryTake($"{sent}", now) is var wait && wait > TimeSpan.Zero)
            {
                now += wait;
                sent--;
            }

        Assert.InRange(sent, 2_600, 2_704);
    }

    [Fact]
    public void After_the_wait_that_it_names_a_message_may_go()
    {
        var (limiter, now) = (new DeliveryLimiter(Limits, Start), Start);
        for (var sent = 0; sent < 50; sent++)
        {
            var wait = limiter.TryTake("1", now);
            if (wait > TimeSpan.Zero)
                Assert.Equal(TimeSpan.Zero, limiter.TryTake("1", now += wait + TimeSpan.FromTicks(1)));
        }
    }

    [Fact]
    public void A_quiet_chat_gets_three_messages_at_once_and_the_fourth_a_second_later()
    {
        var limiter = new DeliveryLimiter(Limits, Start);
        var later = Start + TimeSpan.FromMinutes(1);

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal(TimeSpan.Zero, limiter.TryTake("1", later)));

        Assert.InRange(limiter.TryTake("1", later + Second / 10).TotalSeconds, 0.9, 1.2);
    }

    [Fact]
    public void A_slow_chat_does_not_use_up_the_account()
    {
        var limiter = new DeliveryLimiter(Limits, Start);
        var now = Start + 2 * Second;
        while (limiter.TryTake("1", now) == TimeSpan.Zero)
        {
        }

        Assert.Equal(TimeSpan.Zero, limiter.TryTake("2", now));
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_silence_chats_that_were_not_known_before()
    {
        var (limiter, now) = (new DeliveryLimiter(Limits, Start), Start - TimeSpan.FromSeconds(30));
        for (var wait = limiter.TryTake("1", now); wait > TimeSpan.Zero; wait = limiter.TryTake("1", now))
            now += wait;

        Assert.InRange(now, Start - TimeSpan.FromSeconds(30), Start - TimeSpan.FromSeconds(28));
    }

    [Fact]
    public void Many_chats_are_forgotten_when_they_have_been_quiet_and_stay_limited_until_then()
    {
        var limiter = new DeliveryLimiter(Limits, Start);
        var now = Start + 2 * Second;
        for (var number = 0; number < 12_000; number++)
        {
            now += Second / 20;
            Assert.Equal(TimeSpan.Zero, limiter.TryTake($"{number}", now));
        }
        now += Second / 20;
        Assert.Equal(TimeSpan.Zero, limiter.TryTake("11999", now));
        now += Second / 20;
        Assert.Equal(TimeSpan.Zero, limiter.TryTake("11999", now));
        now += Second / 20;
        Assert.NotEqual(TimeSpan.Zero, limiter.TryTake("11999", now));
    }

    [Fact]
    public void The_threads_of_a_chat_share_its_rate_and_its_pause()
    {
        var limiter = new DeliveryLimiter(Limits with { Chats = recipient => recipient.Split('/')[0] }, Start);
        var later = Start + TimeSpan.FromMinutes(1);

        Assert.All(Enumerable.Range(0, 3), thread => Assert.Equal(TimeSpan.Zero, limiter.TryTake($"1/{thread}", later)));
        Assert.NotEqual(TimeSpan.Zero, limiter.TryTake("1/9", later));

        later += Second / 2;
        Assert.Equal(TimeSpan.Zero, limiter.TryTake("2/9", later));
        limiter.Pause("2/9", later + 9 * Second, later);
        Assert.Equal(9 * Second, limiter.TryTake("2/7", later));
    }

    [Fact]
    public void Those_who_share_a_chat_by_their_prefix_wait_together_and_nobody_else_does()
    {
        var limiter = new DeliveryLimiter(Limits with { Shared = new("reply:", new RecipientLimit(1, 3)) }, Start);
        var later = Start + TimeSpan.FromMinutes(1);
        Assert.Equal(TimeSpan.Zero, limiter.SharedWait(later));

        Assert.All(Enumerable.Range(0, 3), number => Assert.Equal(TimeSpan.Zero, limiter.TryTake($"reply:{number}", later)));

        Assert.InRange(limiter.SharedWait(later), Second / 2, 2 * Second);
        Assert.Equal(limiter.SharedWait(later), limiter.TryTake("reply:9", later));
        later += Second / 10;
        Assert.Equal(TimeSpan.Zero, limiter.TryTake("repl", later));
        limiter.Pause("reply:1", later + 9 * Second, later);
        Assert.Equal(9 * Second, limiter.SharedWait(later));
    }

    [Fact]
    public void An_account_without_such_a_chat_waits_for_none() =>
        Assert.Equal(TimeSpan.Zero, new DeliveryLimiter(Limits, Start).SharedWait(Start));

    private static void AssertWindows(List<DateTimeOffset> times, int burst, int perSecond, int seed)
    {
        for (var first = 0; first < times.Count; first++)
            for (var last = first; last < Math.Min(times.Count, first + 60); last++)
            {
                var allowed = burst > 0 ? burst + (times[last] - times[first]).TotalSeconds * perSecond
                    : times[last] - times[first] < Second ? perSecond : int.MaxValue;
                Assert.True(
                    last - first + 1 <= allowed + 1e-6, $"seed {seed}: {last - first + 1} sends from {times[first]:O} to {times[last]:O}");
            }
    }
}
