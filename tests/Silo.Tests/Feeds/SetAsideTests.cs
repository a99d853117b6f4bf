using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Feeds;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>One event that can never be stored does not keep the account's other events from coming.</summary>
public sealed class SetAsideTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), LongestPause = TimeSpan.FromSeconds(30);

    private readonly WatchedTimeProvider clock = new();
    private readonly ScriptedDispatcher dispatcher = new();

    [Fact]
    public async Task An_event_that_always_fails_is_set_aside_after_some_attempts_and_holds_up_nobody()
    {
        dispatcher.Script = inbound => inbound.EventId == "scripted:1" ? throw new InvalidOperationException("a fault of this event") : null;
        FeedAnswer page = ScriptedFeed.Items(Item(1, "anna"), Item(2, "anna"), Item(3, "olena"));
        var feed = new ScriptedFeed([.. Enumerable.Repeat(page, FeedIntake.MaxAttempts), ScriptedFeed.Items(Item(4, "anna"))]);
        await using var running = new RunningFeed(feed, dispatcher, clock);

        for (var attempt = 1; attempt < FeedIntake.MaxAttempts; attempt++)
            await PassAfter(feed, attempt);
        await feed.Exhausted;

        Assert.Equal(["scripted:3", "scripted:2", "scripted:4"], dispatcher.Stored);
        Assert.Equal([.. Enumerable.Repeat<long?>(null, FeedIntake.MaxAttempts), 4, 5], feed.Asked);
        Assert.Equal(2, running.Logs.All.Split("scripted:1 of scripted").Length);
        Assert.Equal([$"scripted scripted:1 {FeedIntake.MaxAttempts} InvalidOperationException"], running.SetAside.Kept);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_confirmed()
    {
        const int Attempts = FeedIntake.MaxAttempts + 2;
        dispatcher.Script = inbound => inbound.EventId == "scripted:1" ? throw new InvalidOperationException("a fault of this event") : null;
        FeedAnswer page = ScriptedFeed.Items(Item(1, "anna"));
        var feed = new ScriptedFeed([.. Enumerable.Repeat(page, Attempts), ScriptedFeed.Items(Item(2, "anna"))]);
        await using var running = new RunningFeed(feed, dispatcher, clock) { SetAside = { Refusals = 2 } };

        for (var attempt = 1; attempt < Attempts; attempt++)
            await PassAfter(feed, attempt);
        await feed.Exhausted;

        Assert.Equal([.. Enumerable.Repeat<long?>(null, Attempts), 2, 3], feed.Asked);
        Assert.Single(running.SetAside.Kept);
        Assert.Equal(["scripted:2"], dispatcher.Stored);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("full")]
    [InlineData("fleet")]
    [InlineData("process")]
    public async Task What_is_no_fault_of_the_event_never_sets_it_aside(string fault)
    {
        var isOver = false;
        dispatcher.Script = _ => isOver ? null : fault switch
        {
            "away" => throw new StorageUnavailableException(),
            "full" => Receipt.Overloaded,
            "process" => throw new StorageUnavailableException("The grain cannot be reached", new TimeoutException()),
            _ => throw new TimeoutException(),
        };
        const int Attempts = 3 * FeedIntake.MaxAttempts;
        FeedAnswer page = ScriptedFeed.Items(Item(1, "anna"));
        var feed = new ScriptedFeed([.. Enumerable.Repeat(page, Attempts + 1)]);
        await using var running = new RunningFeed(feed, dispatcher, clock) { Storage = { IsAway = fault == "away" } };

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            isOver = attempt == Attempts;
            await PassAfter(feed, attempt);
        }
        await feed.Exhausted;

        Assert.Equal(["scripted:1"], dispatcher.Stored);
        Assert.Empty(running.SetAside.Kept);
    }

    [Fact]
    public async Task An_event_that_seems_to_find_the_database_away_while_it_serves_is_set_aside()
    {
        dispatcher.Script = inbound => inbound.EventId == "scripted:1" ? throw new StorageUnavailableException() : null;
        FeedAnswer page = ScriptedFeed.Items(Item(1, "anna"), Item(2, "olena"));
        var feed = new ScriptedFeed([.. Enumerable.Repeat(page, FeedIntake.MaxAttempts), ScriptedFeed.Items(Item(3, "anna"))]);
        await using var running = new RunningFeed(feed, dispatcher, clock);

        for (var attempt = 1; attempt < FeedIntake.MaxAttempts; attempt++)
            await PassAfter(feed, attempt);
        await feed.Exhausted;

        Assert.Equal(["scripted:2", "scripted:3"], dispatcher.Stored);
        Assert.Single(running.SetAside.Kept);
    }

    private static FeedItem Item(int id, string customer) => new(id + 1, new WebhookContent.Events(new InboundEvent
    {
        EventId = $"scripted:{id}",
        SessionKey = $"scripted:{customer}",
        Kind = InboundKind.Message,
        Recipient = customer,
        SentAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    }));

    /// <summary>Lets pauses pass until the feed is asked again. One that has passed may look like the next one for a moment.</summary>
    private Task PassAfter(ScriptedFeed feed, int attempt) => Eventually.Until(
        () =>
        {
            if (feed.Asked.Count > attempt || feed.Exhausted.IsCompleted)
                return true;
            if (feed.Asked.Count == attempt && clock.Armed == 1)
                clock.Advance(LongestPause);
            return false;
        },
        Patience);
}
