using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Insights;
using MirtAi.Silo.Tests.Storage;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>What the platform counts, by the shop's days and posts; the same for every database.</summary>
public abstract class InsightCompliance : StorageCompliance
{
    // Noon of 10 March in Kyiv.
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 10, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Noon);
    private readonly StagedInsights platform = new();

    [Fact]
    public async Task Each_of_the_shops_days_is_read_again_until_it_cannot_change_and_no_longer()
    {
        await Clear();
        platform.Views = 100;
        await Read();
        Assert.Equal(InsightJob.MaxDays, platform.Asked.Count);
        Assert.Equal(["03-09 22:00..03-10 10:00", "03-08 22:00..03-09 22:00"], platform.Asked.Take(2));

        platform.Asked.Clear();
        clock.Advance(InsightJob.DayPause - TimeSpan.FromMinutes(1));
        await Read();
        Assert.Empty(platform.Asked);

        platform.Views = 200;
        clock.Advance(TimeSpan.FromMinutes(1));
        await Read();
        Assert.Equal(
            ["03-09 22:00..03-10 16:00", "03-08 22:00..03-09 22:00", "03-07 22:00..03-08 22:00", "03-06 22:00..03-07 22:00"],
            platform.Asked);
        Assert.Equal(
            ["2026-03-10 200 100", "2026-03-09 200 100", "2026-03-08 200 100", "2026-03-07 200 100", "2026-03-06 100 50"],
            (await Queries.Days(new DateOnly(2026, 3, 6), Token)).Select(day => $"{day.Day} {day.Views} {day.Reach}"));
    }

    [Fact]
    public async Task While_the_platform_is_away_or_off_what_is_known_stays()
    {
        await Clear();
        platform.Views = 100;
        await Read();
        clock.Advance(TimeSpan.FromDays(1));

        (platform.IsAway, platform.Views) = (true, 7);
        await Read();
        platform.IsOn = false;
        platform.Asked.Clear();
        await Read();

        Assert.Empty(platform.Asked);
        Assert.All(await Queries.Days(new DateOnly(2026, 1, 1), Token), day => Assert.Equal(100, day.Views));
    }

    [Fact]
    public async Task Posts_are_read_once_a_day_and_one_that_says_nothing_holds_up_no_other()
    {
        await Clear();
        foreach (var (id, age) in new[] { ("new", 1), ("few", 2), ("known", 3), ("old", 100) })
            await Storage.Execute(
                """
                insert into media (id, caption, posted_at, seen_at, processing_enabled, comments_enabled, updated_at)
                values (@id, 'Сукня', @at, @at, @yes, @yes, @at)
                """,
                new { id, at = Noon.AddDays(-age), yes = true });
        platform.Views = 40;
        await Read();
        Assert.Equal(["new", "few", "known"], platform.Asked.Skip(InsightJob.MaxDays));

        clock.Advance(InsightJob.PostPause + TimeSpan.FromMinutes(1));
        platform.Views = 50;
        await Read();

        Assert.Equal(
            ["new 50", "known 50", "few "], (await Queries.Posts(Token)).Select(post => $"{post.MediaId} {post.Views}"));
    }

    [Fact]
    public void A_table_leaves_empty_what_nobody_said()
    {
        var table = System.Text.Encoding.UTF8.GetString(
            InsightTable.Write([new InsightDay { Day = "2026-03-10", Views = 12, Saves = 0, ReadAt = Noon }]));

        Assert.Equal("\uFEFFday,views,reach,engaged,interactions,likes,comments,shares,saves\r\n2026-03-10,12,,,,,,,0\r\n", table);
    }

    private InsightQueries Queries => new(Storage.Database);

    private async Task Clear()
    {
        foreach (var table in new[] { "account_insights", "media_insights", "media" })
            await Storage.Execute($"delete from {table}");
    }

    private Task Read() => new InsightJob(
        platform, Queries, Options.Create(new ConversationOptions()), Storage.Locks(clock), clock, NullLogger<InsightJob>.Instance)
        .Read(Token);
}
