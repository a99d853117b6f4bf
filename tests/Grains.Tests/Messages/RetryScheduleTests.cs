using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Messages;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(10, 60)]
    [InlineData(2_000, 60)]
    public void The_pause_doubles_from_a_second_to_a_minute(int attempt, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.PauseAfter(attempt, chance: 0));
        Assert.Equal(TimeSpan.FromSeconds(seconds * 1.2), RetrySchedule.PauseAfter(attempt, chance: 1));
    }
}
