using System.Text.Json.Nodes;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Tests.Telegram;
using MirtAi.TelegramPeer;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>The promises of the webhook, for updates that are polled.</summary>
public sealed class TelegramFeedTests : IAsyncLifetime
{
    private const long First = 510_000_001;
    private const long Second = 510_000_002;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WatchedTimeProvider clock = new();
    private readonly ScriptedDispatcher dispatcher = new();
    private TelegramSetup setup = null!;

    public async ValueTask InitializeAsync() => setup = await TelegramSetup.Start(new() { ["Telegram:WebhookSecret"] = "" }, time: clock);

    public ValueTask DisposeAsync() => setup.DisposeAsync();

    [Fact]
    public async Task Updates_are_stored_in_order_before_they_are_confirmed()
    {
        var gate = new TaskCompletionSource();
        dispatcher.Gate = gate.Task;
        for (var id = 1; id <= 3; id++)
            setup.Peer.Add(TelegramUpdates.Text(id, First, $"message {id}"));
        await using var running = Run();
        await setup.Peer.CallsReach(1);
        Assert.Equal([1, 2, 3], setup.Peer.Pending);

        gate.SetResult();

        await UntilConfirmed();
        Assert.Equal(Ids(1, 2, 3), dispatcher.Stored);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("full")]
    [InlineData("broken")]
    public async Task What_is_not_stored_is_asked_for_again_and_not_overtaken(string fault)
    {
        var faults = 1;
        dispatcher.Script = inbound => inbound.EventId.EndsWith(":2", StringComparison.Ordinal) && faults-- > 0
            ? fault switch
            {
                "away" => throw new StorageUnavailableException(),
                "full" => Receipt.Overloaded,
                _ => throw new InvalidOperationException("a fault"),
            }
            : null;
        setup.Peer.Add(TelegramUpdates.Text(1, First, "one"));
        setup.Peer.Add(TelegramUpdates.Text(2, Second, "two"));
        setup.Peer.Add(TelegramUpdates.Text(3, Second, "three"));
        setup.Peer.Add(TelegramUpdates.Text(4, First, "four"));
        await using var running = Run();

        await clock.UntilArmed(TimeSpan.FromSeconds(1));
        Assert.Equal(Ids(1, 4), dispatcher.Stored);
        Assert.Contains("asked for again", await running.Note(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));

        await UntilConfirmed();
        Assert.Equal(Ids(1, 4, 2, 3), dispatcher.Stored);
        Assert.Null(await running.Note());
    }

    [Fact]
    public async Task What_is_of_no_interest_or_broken_is_confirmed_and_holds_up_nobody()
    {
        setup.Peer.Add(TelegramUpdates.Update(1, "poll", new JsonObject { ["id"] = "1" }));
        setup.Peer.Add(TelegramUpdates.Update(2, "message", new JsonObject { ["chat"] = "nobody's" }));
        setup.Peer.Add(new JsonObject { ["update_id"] = 3L });
        setup.Peer.Add(TelegramUpdates.Text(4, First, "four"));
        await using var running = Run();

        await UntilConfirmed();

        Assert.Equal(Ids(4), dispatcher.Stored);
        Assert.Contains("means nothing here", running.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_one_answer_holds_comes_in_several()
    {
        for (var id = 1; id <= 250; id++)
            setup.Peer.Add(TelegramUpdates.Text(id, First + (id % 7), $"message {id}"));
        await using var running = Run();

        await UntilConfirmed();

        Assert.Equal(250, dispatcher.Stored.Distinct().Count());
    }

    [Fact]
    public async Task A_webhook_that_is_set_elsewhere_is_said_once_with_what_to_do()
    {
        setup.Peer.SetWebhook("https://elsewhere.example/a-secret-path");
        setup.Peer.Add(TelegramUpdates.Text(1, First, "one"));
        await using var running = Run();

        await clock.UntilArmed(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await clock.UntilArmed(TimeSpan.FromSeconds(2));
        Assert.Contains("run ./mirt telegram delete-webhook", await running.Note(), StringComparison.Ordinal);
        Assert.Equal(2, running.Logs.All.Split("delete-webhook").Length);
        Assert.DoesNotContain("a-secret-path", running.Logs.All, StringComparison.Ordinal);

        setup.Peer.SetWebhook(null);
        clock.Advance(TimeSpan.FromSeconds(2));

        await UntilConfirmed();
        Assert.Equal(Ids(1), dispatcher.Stored);
        Assert.Null(await running.Note());
    }

    [Theory]
    [InlineData(409, "another program polls the same bot")]
    [InlineData(401, "check Telegram:BotToken")]
    [InlineData(502, "getUpdates refused (502)")]
    public async Task A_refusal_is_named_and_passes(int status, string note)
    {
        setup.Peer.Faults.Add(PeerFault.Answer(status, "Conflict: terminated by other getUpdates request") with { Method = "getUpdates" });
        setup.Peer.Add(TelegramUpdates.Text(1, First, "one"));
        await using var running = Run();

        await clock.UntilArmed(TimeSpan.FromSeconds(1));
        Assert.Contains(note, await running.Note(), StringComparison.Ordinal);
        Assert.DoesNotContain(TelegramPeerOptions.DefaultToken, running.Logs.All, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));

        await UntilConfirmed();
        Assert.Equal(Ids(1), dispatcher.Stored);
    }

    [Fact]
    public async Task It_waits_as_long_as_the_platform_says()
    {
        setup.Peer.Faults.Add(PeerFault.TooManyRequests(7) with { Method = "getUpdates" });
        await using var running = Run();

        await clock.UntilArmed(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task An_answer_that_is_lost_loses_no_update()
    {
        setup.Peer.Faults.Add(PeerFault.DropAfter() with { Method = "getUpdates" });
        setup.Peer.Add(TelegramUpdates.Text(1, First, "one"));
        await using var running = Run();

        await clock.UntilArmed(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));

        await UntilConfirmed();
        Assert.Equal(Ids(1), dispatcher.Stored);
    }

    [Fact]
    public async Task The_next_process_stores_nothing_twice_that_was_not_confirmed()
    {
        setup.Peer.Add(TelegramUpdates.Text(1, First, "one"));
        await using (var first = Run())
        {
            // Stored, and gone before it asks on.
            dispatcher.Script = inbound =>
            {
                _ = first.Stop();
                return null;
            };
            await Eventually.Until(() => !dispatcher.Stored.IsEmpty, Patience);
        }
        dispatcher.Script = _ => null;

        await using var next = Run();
        await UntilConfirmed();

        Assert.Equal(Ids(1), dispatcher.Stored);
    }

    [Fact]
    public async Task An_open_question_does_not_hold_up_a_shutdown()
    {
        var running = Run();
        await setup.Peer.CallsReach(1);

        await running.DisposeAsync();

        Assert.Empty(setup.Peer.Violations);
    }

    private static string[] Ids(params int[] updates) => [.. updates.Select(id => $"telegram:7000000001:{id}")];

    private RunningFeed Run() => new(setup.Feed, dispatcher, clock);

    private Task UntilConfirmed() => Eventually.Until(() => setup.Peer.Pending.Count == 0, Patience);
}
