using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Api.Chat;
using MirtAi.Api.Health;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Tests.Chat;

public sealed class ChatEventsTests
{
    [Fact]
    public async Task A_reply_that_this_process_delivers_is_shown()
    {
        await using var chat = await OpenChat.Start();
        using var events = await EventReader.Open(chat.Client);

        var id = await chat.Host.Database.Outbox(
            chat.SessionKey, 2, "Так, є", "sent", """["catalog:anna/white.jpg","https://cdn.example/1.jpg","file:///etc/passwd"]""");
        await chat.Channel.Send(chat.Recipient, new OutboundMessage(), TestContext.Current.CancellationToken);

        Assert.Equal(
            $$"""id: {{id}} event: reply data: {"id":"r{{id}}","author":"bot","text":"\u0422\u0430\u043A, \u0454","photos":["/media/catalog/anna/white.jpg","https://cdn.example/1.jpg"],"at":"2026-03-01T12:00:02Z"}""",
            await events.Next());
    }

    [Fact]
    public async Task A_reply_that_another_process_delivers_is_shown_too()
    {
        await using var chat = await OpenChat.Start();
        using var events = await EventReader.Open(chat.Client);

        var id = await chat.Host.Database.Outbox(chat.SessionKey, 2, "from elsewhere", "sent");

        Assert.StartsWith($"id: {id} event: reply", await events.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_shown_at_once_when_its_delivery_is_recorded()
    {
        var time = new FakeTimeProvider();
        await using var chat = await OpenChat.Start(time);
        using var events = await EventReader.Open(chat.Client);
        var id = await chat.Host.Database.Outbox(chat.SessionKey, 2, "soon", "sending");
        await chat.Host.Database.Deliver(id, "sent", DateTimeOffset.UnixEpoch);

        chat.Host.Services.GetRequiredService<IDeliveryObserver>().Delivered(chat.Channel.Account, chat.SessionKey);

        Assert.StartsWith($"id: {id} event: reply", await events.Next(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("sending")]
    [InlineData("failed")]
    public async Task What_is_not_sent_and_what_is_others_is_not_shown(string status)
    {
        await using var chat = await OpenChat.Start();
        await chat.Host.Database.Outbox(chat.SessionKey, 2, "not yet", status);
        await chat.Host.Database.Outbox("web:ffffffffffffffffffffffffffffffff", 2, "somebody else's", "sent");
        var own = await chat.Host.Database.Outbox(chat.SessionKey, 3, "yours", "sent");

        using var events = await EventReader.Open(chat.Client);

        Assert.StartsWith($"id: {own} ", await events.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_once()
    {
        await using var chat = await OpenChat.Start();
        var seen = await chat.Host.Database.Outbox(chat.SessionKey, 2, "one", "sent");
        var missed = await chat.Host.Database.Outbox(chat.SessionKey, 3, "two", "sent");

        using var byHeader = await EventReader.Open(chat.Client, "?after=0", lastEventId: $"{seen}");
        using var byQuery = await EventReader.Open(chat.Client, $"?after={seen}");

        Assert.StartsWith($"id: {missed} ", await byHeader.Next(), StringComparison.Ordinal);
        Assert.StartsWith($"id: {missed} ", await byQuery.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_replies_than_one_read_holds_all_come_in_order()
    {
        await using var chat = await OpenChat.Start();
        var ids = new List<long>();
        for (var i = 0; i < ChatTranscript.MaxReplies + 5; i++)
            ids.Add(await chat.Host.Database.Outbox(chat.SessionKey, 2 + i, $"{i}", "sent"));

        using var events = await EventReader.Open(chat.Client);

        foreach (var id in ids)
            Assert.StartsWith($"id: {id} ", await events.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_markup_is_shown_without_it()
    {
        await using var chat = await OpenChat.Start();
        await chat.Host.Database.Outbox(chat.SessionKey, 2, "<b>1 &lt; 2</b>\nok", "sent", html: true);

        using var events = await EventReader.Open(chat.Client);

        Assert.Contains("\"text\":\"1 \\u003C 2\\nok\"", await events.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_is_shown()
    {
        await using var chat = await OpenChat.Start();
        using var events = await EventReader.Open(chat.Client);

        await chat.Channel.ShowTyping(chat.Recipient, TestContext.Current.CancellationToken);

        Assert.Equal("event: typing data: {}", await events.Next());
    }

    [Fact]
    public async Task A_silent_stream_says_something_every_fifteen_seconds()
    {
        var time = new WatchedTimeProvider();
        await using var chat = await OpenChat.Start(time);
        using var events = await EventReader.Open(chat.Client);

        await time.UntilArmed(TimeSpan.FromSeconds(15));
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(":", await events.Next());
    }

    [Fact]
    public async Task While_the_database_is_away_an_open_stream_waits_and_goes_on_after()
    {
        await using var chat = await OpenChat.Start();
        using var events = await EventReader.Open(chat.Client);
        var id = await chat.Host.Database.Outbox(chat.SessionKey, 2, "late", "sent");

        chat.Host.Database.IsDown = true;
        await chat.Channel.Send(chat.Recipient, new OutboundMessage(), TestContext.Current.CancellationToken);
        await chat.Channel.ShowTyping(chat.Recipient, TestContext.Current.CancellationToken);
        var typing = await events.Next();
        using var refused = await chat.Client.GetAsync("/chat/events", TestContext.Current.CancellationToken);
        chat.Host.Database.IsDown = false;

        Assert.Equal("event: typing data: {}", typing);
        Assert.StartsWith($"id: {id} ", await events.Next(), StringComparison.Ordinal);
        await refused.AssertProblem(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_visitor_has_five_streams_and_a_closed_one_makes_room()
    {
        await using var chat = await OpenChat.Start();
        var streams = new List<EventReader>();
        for (var i = 0; i < ChatStreams.MaxPerSession; i++)
            streams.Add(await EventReader.Open(chat.Client));

        var refused = await chat.Client.GetAsync("/chat/events", TestContext.Current.CancellationToken);
        chat.Host.Services.GetRequiredService<ShutdownState>().Begin();
        foreach (var stream in streams)
            Assert.Null(await stream.Next());

        await refused.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public void A_process_has_only_so_many_streams_and_a_closed_one_makes_room()
    {
        var streams = new ChatStreams(Options.Create(new ChatOptions()));
        for (var i = 0; i < ChatStreams.MaxPerProcess; i++)
            Assert.Null(streams.TryOpen($"web:{i}", $"10.0.0.{i / 100}"));

        Assert.Equal(503, streams.TryOpen("web:new", "10.0.1.1")?.StatusCode);
        streams.Close("web:7", "10.0.0.0");
        Assert.Null(streams.TryOpen("web:new", "10.0.1.1"));
    }

    [Fact]
    public void Invented_cookies_open_only_so_many_streams_of_one_address_and_a_closed_one_makes_room()
    {
        var options = new ChatOptions();
        var streams = new ChatStreams(Options.Create(options));
        for (var i = 0; i < options.StreamsPerAddress; i++)
            Assert.Null(streams.TryOpen($"web:{i}", "203.0.113.7"));

        Assert.Equal(429, streams.TryOpen("web:new", "203.0.113.7")?.StatusCode);
        Assert.Null(streams.TryOpen("web:new", "203.0.113.8"));
        streams.Close("web:7", "203.0.113.7");
        Assert.Null(streams.TryOpen("web:other", "203.0.113.7"));
    }

    [Fact]
    public async Task Without_a_cookie_there_is_nothing_to_listen_to()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var response = await client.GetAsync("/chat/events", TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_history_holds_both_sides_and_where_to_listen_from()
    {
        await using var chat = await OpenChat.Start();
        await chat.Host.Database.Line(chat.SessionKey, 2, author: 2, "kept in the transcript");
        var reply = await chat.Host.Database.Outbox(chat.SessionKey, 2, "from a manager", "sent");
        await chat.Host.Database.Outbox(chat.SessionKey, 3, "not yet", "pending");

        var history = await (await chat.Client.GetAsync("/chat/history", TestContext.Current.CancellationToken)).Json();

        var messages = history.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["manager: from a manager", "customer: hello"],
            messages.Select(message => $"{message.GetProperty("author").GetString()}: {message.GetProperty("text").GetString()}"));
        Assert.Equal(reply, history.GetProperty("lastEventId").GetInt64());
    }

    /// <summary>A visitor who has written "hello".</summary>
    private sealed class OpenChat : IAsyncDisposable
    {
        public required EdgeHost Host { get; init; }

        public required HttpClient Client { get; init; }

        public string SessionKey => Host.Gate.Accepted.First().SessionKey;

        public string Recipient => Host.Gate.Accepted.First().Recipient;

        public IChannelClient Channel => Host.Services.GetRequiredService<IChannelClient>();

        public static async Task<OpenChat> Start(TimeProvider? time = null)
        {
            var host = await EdgeHost.Start(configure: builder =>
                builder.Services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System)));
            var client = host.Client();
            await client.Post("m-0", "hello");
            return new OpenChat { Host = host, Client = client };
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Host.DisposeAsync();
        }
    }
}
