using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Deduplication;

namespace MirtAi.Grains.Tests.Deduplication;

public sealed class RecentIdsTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly RecentIds ids;

    public RecentIdsTests() => ids = new RecentIds(clock);

    [Fact]
    public void An_id_is_remembered_for_at_least_a_minute_and_at_most_two()
    {
        ids.Add("first");
        clock.Advance(TimeSpan.FromSeconds(59));
        ids.Add("second");
        Assert.True(ids.Contains("first"));

        clock.Advance(TimeSpan.FromSeconds(2));
        ids.Add("third");
        Assert.True(ids.Contains("first"));

        clock.Advance(TimeSpan.FromMinutes(1));
        ids.Add("fourth");
        Assert.False(ids.Contains("first"));
        Assert.True(ids.Contains("third"));
    }

    [Fact]
    public void The_newest_are_remembered_and_memory_is_bounded()
    {
        for (var number = 0; number < 10 * RecentIds.GenerationSize; number++)
            ids.Add($"{number}");

        var remembered = Enumerable.Range(0, 10 * RecentIds.GenerationSize).Where(number => ids.Contains($"{number}")).ToList();
        Assert.InRange(remembered.Count, RecentIds.GenerationSize, 2 * RecentIds.GenerationSize);
        Assert.Equal(Enumerable.Range(remembered[0], remembered.Count), remembered);
        Assert.Equal(10 * RecentIds.GenerationSize - 1, remembered[^1]);
    }

    [Fact]
    public void What_was_never_added_is_unknown() => Assert.False(ids.Contains("never"));
}
