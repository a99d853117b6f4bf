using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Subscriptions;

namespace MirtAi.Grains.Tests.Subscriptions;

public sealed class SubscriptionRulesTests
{
    private const string Key = "telegram:1";

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_starts_now_is_extended_from_its_end_while_it_is_in_force_and_begins_anew_afterwards()
    {
        var first = Grant(new Subscription(), "a", Month, Start);
        Assert.Equal((true, Start, Start + Month), (first.Active, first.StartedAt, first.EndsAt));

        var extended = Grant(first, "b", Month, Start.AddDays(10));
        Assert.Equal((Start, Start + Month * 2), (extended.StartedAt, extended.EndsAt));

        var over = extended.Expired(Key, TimeSpan.Zero, Start + Month * 2).Next!;
        Assert.Equal(SubscriptionStatus.Expired, over.Status);
        var anew = Grant(over, "c", Month, Start.AddDays(100));
        Assert.Equal((Start.AddDays(100), Start.AddDays(130)), (anew.StartedAt, anew.EndsAt));
    }

    [Fact]
    public void A_grant_that_is_repeated_changes_nothing()
    {
        var granted = Grant(new Subscription(), "a", Month, Start);

        Assert.Null(granted.Granted(Key, Source("a", Month), Start.AddDays(5)).Next);
    }

    [Fact]
    public void A_request_grants_once_whatever_comes_with_its_key_afterwards()
    {
        var request = Source("api:a", Month) with { RequestDigest = "one period" };
        var granted = new Subscription().Granted(Key, request, Start).Next!;

        Assert.Equal(new("api:a", "one period"), Assert.Single(granted.DoneRequests));
        Assert.Null(granted.Granted(Key, Source("api:a", Month * 2) with { RequestDigest = "two periods" }, Start).Next);
        Assert.Null(granted.Granted(Key, Source("api:a", Month + TimeSpan.FromDays(1)) with { RequestDigest = "one period" }, Start).Next);
        Assert.Equal(Start + Month * 2, Grant(granted, "api:b", Month, Start).EndsAt);
    }

    [Fact]
    public void The_last_requests_are_remembered_and_of_older_ones_only_that_they_granted()
    {
        var subscription = new Subscription();
        for (var number = 1; number <= 20; number++)
            subscription = subscription.Granted(Key, Request($"api:{number}", Month), Start).Next!;

        Assert.Equal(Enumerable.Range(5, 16).Select(number => $"api:{number}"), subscription.DoneRequests.Select(done => done.Source));
        Assert.Null(subscription.Granted(Key, Request("api:1", Month * 2), Start).Next);
        Assert.Equal(Start + Month * 20, subscription.EndsAt);

        static SubscriptionGrant Request(string source, TimeSpan time) => Source(source, time) with { RequestDigest = "one period" };
    }

    [Fact]
    public void It_stays_in_force_for_the_grace()
    {
        var granted = Grant(new Subscription(), "a", Month, Start);

        Assert.Null(granted.Expired(Key, TimeSpan.FromDays(2), Start + Month + TimeSpan.FromDays(1)).Next);
        Assert.False(granted.Expired(Key, TimeSpan.FromDays(2), Start + Month + TimeSpan.FromDays(2)).Next!.Active);
        Assert.Null(granted.Expired(Key, TimeSpan.Zero, Start).Next);
    }

    [Fact]
    public void Each_reminder_is_due_once_for_each_end()
    {
        var granted = Grant(new Subscription(), "a", Month, Start);
        var end = granted.EndsAt;

        Assert.Equal(0, granted.DueReminder(end.AddDays(-3).AddSeconds(-1)));
        Assert.Equal(3, granted.DueReminder(end.AddDays(-3)));
        var reminded = granted.Reminded(Key, end, 3).Next!;
        Assert.Equal(0, reminded.DueReminder(end.AddDays(-2)));
        Assert.Null(reminded.Reminded(Key, end, 3).Next);
        Assert.Equal(1, reminded.DueReminder(end.AddDays(-1)));
        var last = reminded.Reminded(Key, end, 1).Next!;
        Assert.Equal(0, last.DueReminder(end.AddSeconds(-1)));
        Assert.Equal(0, last.DueReminder(end));
        Assert.Equal(1, granted.DueReminder(end.AddHours(-5)));

        var extended = Grant(last, "b", Month, end.AddHours(-5));
        Assert.Null(extended.Reminded(Key, end, 1).Next);
        Assert.Equal(3, extended.DueReminder(end + Month - TimeSpan.FromDays(2)));
    }

    /// <summary>
    /// Nights in which the shop's clocks are changed: time is granted to the second whatever they show, and looked at every five minutes,
    /// each reminder comes once and the end at its moment.
    /// </summary>
    [Theory]
    [InlineData(2026, 3, 29)]
    [InlineData(2026, 10, 25)]
    public void Clocks_that_are_changed_move_neither_the_end_nor_its_reminders(int year, int month, int day)
    {
        var night = new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero);
        for (var minutes = -120; minutes <= 120; minutes += 5)
        {
            var end = night.AddMinutes(minutes);
            var subscription = Grant(new Subscription(), "a", Month, end - Month);
            Assert.Equal(end, subscription.EndsAt);
            var reminded = new List<int>();
            var now = end - Month;
            while (subscription.Active)
            {
                now += TimeSpan.FromMinutes(5);
                subscription = subscription.Expired(Key, TimeSpan.Zero, now).Next ?? subscription;
                if (subscription.DueReminder(now) is > 0 and var days)
                {
                    reminded.Add(days);
                    subscription = subscription.Reminded(Key, end, days).Next!;
                }
            }

            Assert.Equal([3, 1], reminded);
            Assert.Equal(end, now);
        }
    }

    /// <summary>Sources grant and take back in any order, each any number of times.</summary>
    [Fact]
    public void In_any_order_the_end_moves_by_exactly_what_was_granted_and_not_taken_back()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var subscription = Grant(new Subscription(), "first", TimeSpan.FromDays(3_000), Start);
            var granted = new Dictionary<string, TimeSpan>();
            for (var step = 0; step < 20; step++)
            {
                var source = $"{random.Next(4)}";
                granted[source] = TimeSpan.FromSeconds(random.Next(0, 3) * 1_000_001);
                for (var again = random.Next(1, 3); again > 0; again--)
                    subscription = subscription.Granted(Key, Source(source, granted[source]), Start.AddDays(step)).Next ?? subscription;
            }

            var sum = granted.Values.Aggregate(TimeSpan.FromDays(3_000), (total, time) => total + time);
            Assert.Equal(Start + sum, subscription.EndsAt);
        }
    }

    private static Subscription Grant(Subscription subscription, string source, TimeSpan time, DateTimeOffset now) =>
        subscription.Granted(Key, Source(source, time), now).Next!;

    private static SubscriptionGrant Source(string source, TimeSpan time) => new() { Source = source, Plan = "month", Time = time };
}
