using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The peer hands out updates by the platform's rules.</summary>
public sealed class PeerUpdateTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private readonly FakeTimeProvider clock = new();
    private TelegramPeerServer peer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => peer = await TelegramPeerServer.Start(time: clock);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task An_offset_confirms_what_is_before_it_and_nothing_else_does()
    {
        AddUpdates(3);

        Assert.Equal("1 2 3", Ids(await Get(new { })));
        Assert.Equal("1 2 3", Ids(await Get(new { offset = 1 })));
        Assert.Equal("3", Ids(await Get(new { offset = 3 })));
        Assert.Equal("3", Ids(await Get(new { offset = 0 })));
        Assert.Equal([3], peer.Pending);
    }

    [Fact]
    public async Task An_answer_holds_at_most_a_hundred()
    {
        AddUpdates(120);

        Assert.Equal(100, Ids(await Get(new { limit = 500 })).Split(' ').Length);
        Assert.Equal("1 2", Ids(await Get(new { limit = 2 })));
    }

    [Fact]
    public async Task A_question_waits_for_an_update_and_at_most_as_long_as_it_says()
    {
        var answered = Get(new { timeout = 25 });
        await peer.CallsReach(1);
        AddUpdates(1);
        Assert.Equal("1", Ids(await answered));

        var empty = Get(new { offset = 2, timeout = 25 });
        await peer.CallsReach(2);
        Assert.False(empty.IsCompleted);
        while (!empty.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(25));
            await Task.WhenAny(empty, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation));
        }

        Assert.Empty(Ids(await empty));
    }

    [Fact]
    public async Task It_conflicts_with_a_webhook_and_with_the_question_after_it()
    {
        var first = Get(new { timeout = 25 });
        await peer.CallsReach(1);
        var second = Get(new { timeout = 25 });

        Assert.Equal(HttpStatusCode.Conflict, (await first).Status);
        peer.SetWebhook("https://shop.example/webhooks/telegram");

        Assert.Equal(HttpStatusCode.Conflict, (await second).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Get(new { })).Status);
    }

    private static string Ids((HttpStatusCode Status, JsonObject Body) answer) =>
        string.Join(' ', answer.Body["result"]!.AsArray().Select(update => update!["update_id"]));

    private void AddUpdates(int count)
    {
        for (var id = 1; id <= count; id++)
            peer.Add(TelegramUpdates.Text(id, 5, "так"));
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> Get(object parameters)
    {
        using var response = await http.PostAsJsonAsync(
            $"{peer.BaseAddress}/bot{TelegramPeerOptions.DefaultToken}/getUpdates", parameters, Cancellation);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!);
    }
}
