using MirtAi.Silo.Clocks;

namespace MirtAi.Silo.Tests.Clocks;

public class ClockReadingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_other_clock_was_asked_halfway()
    {
        var reading = ClockReading.Between(Noon, Noon + Milliseconds(115), Noon + Milliseconds(30));

        Assert.Equal(new(Offset: Milliseconds(100), Error: Milliseconds(15)), reading);
    }

    [Fact]
    public void An_answer_that_was_kept_waiting_does_not_move_the_time()
    {
        var exact = new ClockReading(Milliseconds(100), Milliseconds(1));
        var slow = new ClockReading(Milliseconds(-140), Milliseconds(245));

        Assert.Equal(exact, exact.Or(slow));
    }

    [Fact]
    public void A_more_exact_answer_is_believed()
    {
        var slow = new ClockReading(Milliseconds(-140), Milliseconds(245));
        var exact = new ClockReading(Milliseconds(100), Milliseconds(1));

        Assert.Equal(exact, slow.Or(exact));
    }

    [Fact]
    public void A_clock_that_was_set_is_believed_even_from_a_slow_answer()
    {
        var exact = new ClockReading(Milliseconds(100), Milliseconds(1));
        var set = new ClockReading(TimeSpan.FromSeconds(3), Milliseconds(245));

        Assert.Equal(set, exact.Or(set));
    }

    [Fact]
    public void A_reading_that_ages_gives_way_to_a_fair_one()
    {
        var exact = new ClockReading(Milliseconds(100), Milliseconds(1));
        var fair = new ClockReading(Milliseconds(103), Milliseconds(10));

        Assert.Equal(fair, exact.After(TimeSpan.FromSeconds(30)).Or(fair));
        Assert.NotEqual(fair, exact.After(TimeSpan.FromSeconds(10)).Or(fair));
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
