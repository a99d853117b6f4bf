using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>The peer is as strict as the platform: what it lets through, the platform does too.</summary>
public sealed class PeerTests : IDisposable
{
    private static readonly TelegramPeerOptions Exact = new() { Tolerance = TimeSpan.Zero };

    private readonly HttpClient http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task The_fourth_message_at_once_to_a_chat_is_too_fast()
    {
        await using var peer = await TelegramPeerServer.Start(Exact, new FakeTimeProvider());

        for (var sent = 0; sent < 3; sent++)
            Assert.Equal(HttpStatusCode.OK, (await Send(peer, 5, "так")).Status);
        var (status, body) = await Send(peer, 5, "так");

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal(1, (int?)body["parameters"]!["retry_after"]);
        Assert.Equal(ViolationKind.TooFast, Assert.Single(peer.Violations).Kind);
        Assert.Equal(3, peer.Messages(5).Count);
    }

    [Fact]
    public async Task The_thirty_first_message_at_once_of_a_bot_is_too_fast()
    {
        await using var peer = await TelegramPeerServer.Start(Exact, new FakeTimeProvider());

        for (var chat = 1; chat <= 30; chat++)
            Assert.Equal(HttpStatusCode.OK, (await Send(peer, chat, "так")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Send(peer, 31, "так")).Status);
    }

    [Fact]
    public async Task The_twenty_first_message_to_a_group_in_a_minute_is_too_fast()
    {
        var time = new FakeTimeProvider();
        await using var peer = await TelegramPeerServer.Start(Exact, time);

        for (var sent = 0; sent < 20; sent++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Send(peer, -100, "так")).Status);
            time.Advance(TimeSpan.FromSeconds(2));
        }

        var (status, body) = await Send(peer, -100, "так");
        Assert.Equal((HttpStatusCode.TooManyRequests, 20), (status, (int?)body["parameters"]!["retry_after"]));
        Assert.Equal(ViolationKind.TooFast, Assert.Single(peer.Violations).Kind);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, (await Send(peer, -100, "так")).Status);
    }

    [Theory]
    [InlineData("<b>так", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("так</b>", "Unexpected end tag at byte offset 6")]
    [InlineData("<x>так</x>", "Unsupported start tag \"x\" at byte offset 0")]
    [InlineData("1 < 2", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("1 <2", "Unclosed start tag at byte offset 2")]
    [InlineData("<b>так</i>", "Unmatched end tag at byte offset 9, expected \"</b>\", found \"</i>\"")]
    public async Task Broken_markup_is_refused_with_the_platforms_words(string html, string words)
    {
        await using var peer = await TelegramPeerServer.Start();

        var (status, body) = await Send(peer, 5, html, "HTML");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal($"Bad Request: can't parse entities: {words}", (string?)body["description"]);
        Assert.Equal(ViolationKind.BrokenMarkup, Assert.Single(peer.Violations).Kind);
    }

    [Fact]
    public async Task Length_counts_after_the_markup_is_parsed()
    {
        await using var peer = await TelegramPeerServer.Start();

        Assert.Equal(HttpStatusCode.OK, (await Send(peer, 5, $"<b>{new string('а', 4096)}</b>", "HTML")).Status);
        Assert.Equal("Bad Request: message is too long", (string?)(await Send(peer, 5, new string('а', 4097))).Body["description"]);
    }

    [Fact]
    public async Task An_unknown_token_and_an_unknown_method_are_refused()
    {
        await using var peer = await TelegramPeerServer.Start();

        using var unauthorized = await http.GetAsync($"{peer.BaseAddress}/bot1:x/getMe", Cancellation);
        using var unknown = await http.GetAsync($"{peer.BaseAddress}/bot{TelegramPeerOptions.DefaultToken}/sendLove", Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (unauthorized.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task Another_process_can_read_deliveries_and_prepare_faults()
    {
        await using var peer = await TelegramPeerServer.Start();
        var fault = new { kind = "Answer", status = 403, description = "Forbidden: bot was blocked by the user", chatId = 5 };
        using var prepared = await http.PostAsJsonAsync($"{peer.BaseAddress}/_peer/faults", fault, Cancellation);

        var blocked = await Send(peer, 5, "так");
        await Send(peer, 6, "ні");

        Assert.Equal(HttpStatusCode.Forbidden, blocked.Status);
        var messages = await http.GetFromJsonAsync<JsonArray>($"{peer.BaseAddress}/_peer/messages?chat=6", Cancellation);
        Assert.Equal("ні", (string?)Assert.Single(messages!)!["text"]);
        using var reset = await http.PostAsync($"{peer.BaseAddress}/_peer/reset", null, Cancellation);
        Assert.Empty(peer.Messages());
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Send(
        TelegramPeerServer peer, long chat, string text, string? parseMode = null)
    {
        using var response = await http.PostAsJsonAsync(
            $"{peer.BaseAddress}/bot{TelegramPeerOptions.DefaultToken}/sendMessage",
            new { chat_id = chat, text, parse_mode = parseMode }, Cancellation);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!);
    }
}
