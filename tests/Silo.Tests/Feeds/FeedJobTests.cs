using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>Where it asks on, whatever the platform is.</summary>
public sealed class FeedJobTests
{
    private static readonly WebhookContent Nothing = WebhookContent.Events.None("of no interest");

    private readonly WatchedTimeProvider clock = new();

    [Fact]
    public async Task It_asks_on_behind_what_is_stored_and_from_the_beginning_once_that_is_confirmed()
    {
        var feed = new ScriptedFeed(
            ScriptedFeed.Items(new FeedItem(8, Nothing), new FeedItem(9, Nothing)),
            ScriptedFeed.Items(),
            ScriptedFeed.Items(new FeedItem(3, Nothing)));
        await using var running = new RunningFeed(feed, new ScriptedDispatcher(), clock);

        await feed.Exhausted;

        Assert.Equal([null, 9, null, 3], feed.Asked);
    }

    [Fact]
    public async Task What_cannot_be_confirmed_is_not_asked_for_without_a_pause()
    {
        var feed = new ScriptedFeed(ScriptedFeed.Items(new FeedItem(null, new WebhookContent.Malformed("no id"))));
        await using var running = new RunningFeed(feed, new ScriptedDispatcher(), clock);

        await clock.UntilArmed(TimeSpan.FromSeconds(1));

        Assert.Single(feed.Asked);
    }

    [Fact]
    public async Task Pauses_between_failures_double_and_end_with_the_first_answer()
    {
        var refused = new FeedAnswer.Refused("away");
        var feed = new ScriptedFeed(
            refused, refused, refused, new FeedAnswer.Refused("busy") { RetryAfter = TimeSpan.FromMinutes(2) },
            ScriptedFeed.Items(), refused);
        await using var running = new RunningFeed(feed, new ScriptedDispatcher(), clock);

        foreach (var seconds in (int[])[1, 2, 4, 120])
        {
            await clock.UntilArmed(TimeSpan.FromSeconds(seconds));
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }
        await Eventually.Until(() => feed.Asked.Count == 6 && clock.Armed == 1, TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(1));

        await feed.Exhausted;
        Assert.Equal(2, running.Logs.All.Split("scripted: away").Length - 1);
        Assert.Contains("Events come from scripted again", running.Logs.All, StringComparison.Ordinal);
    }
}
