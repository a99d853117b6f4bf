using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>Comments: how they are read, and what is done about them.</summary>
public sealed class InstagramCommentTests
{
    private const string Id = "17900000000000001";
    private static readonly InstagramUnderTest Channel = new();

    private readonly InstagramParser parser =
        new(Options.Create(new InstagramOptions { AccountId = GraphPeer.AccountId }), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_comment_is_read_with_who_wrote_it_and_where()
    {
        var comment = One(InstagramBodies.Changes("comments", InstagramBodies.Comment(Id, " Ціна? ", "42", parent: "17900000000000009")));

        Assert.Equal((Id, "42", "invented.42", GraphPeer.MediaId, "17900000000000009", "Ціна?", false),
            (comment.CommentId, comment.AuthorId, comment.Username, comment.MediaId, comment.ParentId, comment.Text, comment.Live));
        Assert.StartsWith($"instagram:comment:{Id}:", comment.EventId, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_764_000_000), comment.SentAt);
    }

    [Fact]
    public void A_comment_of_an_ad_is_that_of_the_original_post()
    {
        var ad = InstagramBodies.Comment(Id, "Ціна?", "42", media: "17900000000000077");
        ad["media"]!["original_media_id"] = GraphPeer.MediaId;
        var original = One(InstagramBodies.Changes("comments", InstagramBodies.Comment(Id, "Ціна?", "42")));

        var read = One(InstagramBodies.Changes("comments", ad));

        Assert.Equal((original.EventId, GraphPeer.MediaId), (read.EventId, read.MediaId));
    }

    [Fact]
    public void Of_a_thousand_changes_a_bad_one_costs_itself_alone_and_the_shops_own_is_none()
    {
        JsonNode?[] values =
        [
            .. Enumerable.Range(0, 996).Select(number => InstagramBodies.Comment($"1790{number}", "Гарно", "42")),
            JsonValue.Create(7), null, new JsonObject { ["text"] = "no id" },
            InstagramBodies.Comment("1791", "Дякуємо!", GraphPeer.AccountId),
        ];

        var read = Read(InstagramBodies.Changes("comments", values));

        Assert.Equal(996, read.Inbound.Length);
        Assert.Contains("a comment of the shop's own", read.Ignored);
    }

    [Fact]
    public void A_minimal_comment_one_of_a_broadcast_and_one_on_the_entry_itself_are_read()
    {
        var minimal = One(InstagramBodies.Changes("live_comments", new JsonObject { ["id"] = Id, ["text"] = "Ціна?" }));
        var onEntry = One(new JsonObject
        {
            ["object"] = "instagram",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = GraphPeer.AccountId,
                ["time"] = 1,
                ["field"] = "comments",
                ["value"] = InstagramBodies.Comment(Id, "Ціна?", "42"),
            }),
        });

        Assert.Equal(("", "", true), (minimal.AuthorId, minimal.MediaId, minimal.Live));
        Assert.Equal("42", onEntry.AuthorId);
    }

    [Fact]
    public async Task A_reply_hiding_and_deleting_reach_the_platform()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        peer.Comments.Write(Id, "42", "Ціна?");

        var reply = await Send(host, CommentCallKind.Reply, Id, "1850 грн & більше?");
        await Send(host, CommentCallKind.Hide, Id);
        Assert.True(peer.Comments[Id]!.Hidden);
        await Send(host, CommentCallKind.Show, Id);
        await Send(host, CommentCallKind.ClosePost, GraphPeer.MediaId);

        var there = Assert.Single(peer.Comments.Replies(Id));
        Assert.Equal((new SendResult.Sent(there.Id), "1850 грн & більше?"), (reply, there.Text));
        Assert.Equal(new SendResult.Sent(""), await Send(host, CommentCallKind.Delete, there.Id));
        Assert.Equal(
            [$"reply {Id}", $"hide=true {Id}", $"hide=false {Id}", $"comment_enabled=false {GraphPeer.MediaId}", $"delete {there.Id}"],
            peer.Comments.Calls);
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_found_in_its_thread()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        peer.Comments.Write(Id, "42", "Ціна?");
        var message = Message(CommentCallKind.Reply, Id, "1850 грн");
        Assert.Null(await Client(host).FindSent("", message, Cancellation));

        peer.Comments.Losing = 1;
        Assert.IsType<SendResult.Uncertain>(await Client(host).Send("", message, Cancellation));

        Assert.Equal(new SendResult.Sent(peer.Comments.Replies(Id).Single().Id), await Client(host).FindSent("", message, Cancellation));
        var later = message with { Comment = message.Comment! with { Since = TimeProvider.System.GetUtcNow().AddHours(1) } };
        Assert.Null(await Client(host).FindSent("", later, Cancellation));
        Assert.Null(await Client(host).FindSent("", message with { Text = "інша відповідь" }, Cancellation));
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_no_leave_to_send()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        peer.Refuse = _ => (500, GraphPeer.Error(2));

        Assert.IsType<SendResult.Failed>(
            await Client(host).FindSent("", Message(CommentCallKind.Reply, Id, "1850 грн"), Cancellation));
    }

    [Theory]
    [InlineData(CommentCallKind.Reply, 100, 33, typeof(SendResult.Rejected))]
    [InlineData(CommentCallKind.Delete, 100, 33, typeof(SendResult.Sent))]
    [InlineData(CommentCallKind.PrivateReply, 100, 2534025, typeof(SendResult.Sent))]
    [InlineData(CommentCallKind.Hide, 2, 0, typeof(SendResult.Failed))]
    [InlineData(CommentCallKind.Reply, 190, 0, typeof(SendResult.CredentialsRefused))]
    [InlineData(CommentCallKind.Reply, 80002, 0, typeof(SendResult.Throttled))]
    [InlineData(CommentCallKind.Hide, 100, 0, typeof(SendResult.Rejected))]
    public async Task Each_error_has_its_own_reaction(CommentCallKind kind, int code, int subcode, Type expected)
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        peer.Refuse = _ => (400, GraphPeer.Error(code, subcode));
        peer.RefusePrivately = peer.Refuse;

        var result = await Send(host, kind, Id, "1850 грн");

        Assert.IsType(expected, result);
        Assert.Equal(
            kind is CommentCallKind.Reply && code == 100,
            result is SendResult.Rejected rejected && rejected.Reason.StartsWith(CommentCalls.Gone, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replies_share_their_hourly_allowance_and_nothing_else_waits_for_it()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        var start = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var limiter = new DeliveryLimiter(Client(host).Limits, start);
        var sent = 0;

        for (var now = start; now < start.AddHours(1); now += TimeSpan.FromSeconds(1))
            while (limiter.TryTake($"{CommentCalls.ReplyPrefix}{sent}", now) == TimeSpan.Zero)
                sent++;

        Assert.InRange(sent, 500, 750);
        Assert.Equal(TimeSpan.Zero, limiter.TryTake(Id, start.AddHours(1)));
    }

    [Fact]
    public async Task Comments_and_posts_are_read_and_what_is_gone_is_none()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        peer.Comments.Write(Id, GraphPeer.AccountId, "1850 грн", parent: "17900000000000009");
        var platform = host.Services.GetRequiredService<ICommentPlatform>();

        var comment = await platform.FindComment(Id, Cancellation);
        Assert.Equal((true, "17900000000000009", GraphPeer.MediaId), (comment!.IsOwn, comment.ParentId, comment.MediaId));
        Assert.Equal("Сукня Анна", (await platform.FindMedia(GraphPeer.MediaId, Cancellation))!.Caption);
        Assert.Null(await platform.FindComment("17900000000000404", Cancellation));
        Assert.Equal(new PlatformAccount("invented.shop", 1_204, 18, 96), await platform.FindAccount(Cancellation));
        peer.Refuse = _ => (500, GraphPeer.Error(2));
        await Assert.ThrowsAsync<CommentPlatformException>(() => platform.FindMedia(GraphPeer.MediaId, Cancellation));
    }

    [Fact]
    public async Task What_Instagram_counts_is_read_and_what_it_does_not_say_is_no_zero()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        var platform = host.Services.GetRequiredService<IInsightPlatform>();
        var day = new DateTimeOffset(2026, 3, 9, 22, 0, 0, TimeSpan.Zero);
        foreach (var (name, value) in new[] { ("views", 900L), ("reach", 400), ("accounts_engaged", 60), ("saves", 0), ("saved", 3), ("likes", 41) })
            peer.Insights.Values[name] = value;

        Assert.Equal(
            new PlatformInsights { Views = 900, Reach = 400, Engaged = 60, Likes = 41, Saves = 0 },
            await platform.OfAccount(day, day.AddDays(1), Cancellation));
        Assert.Equal([TimeSpan.FromDays(1)], peer.Insights.Periods);
        Assert.Equal(
            new PlatformInsights { Views = 900, Reach = 400, Likes = 41, Saves = 3 }, await platform.OfPost(GraphPeer.MediaId, Cancellation));
        await Assert.ThrowsAsync<CommentPlatformException>(() => platform.OfAccount(day, day.AddDays(31), Cancellation));
        peer.Refuse = _ => (400, GraphPeer.Error(10, message: "(#10) Not enough viewers for the media to show insights"));
        var refused = await Assert.ThrowsAsync<CommentPlatformException>(() => platform.OfPost(GraphPeer.MediaId, Cancellation));
        Assert.Contains("Not enough viewers", refused.Message, StringComparison.Ordinal);
    }

    private static Task<SendResult> Send(ChannelHost host, CommentCallKind kind, string target, string text = "") =>
        Client(host).Send(target, Message(kind, target, text), Cancellation);

    private static OutboundMessage Message(CommentCallKind kind, string target, string text) =>
        new() { Text = text, Comment = new CommentCall(kind, target, TimeProvider.System.GetUtcNow()) };

    private CommentEvent One(JsonNode body) => (CommentEvent)Assert.Single(Read(body).Inbound);

    private WebhookContent.Events Read(JsonNode body) => Assert.IsType<WebhookContent.Events>(parser.Parse(body.Bytes()));

    private static IChannelClient Client(ChannelHost host) =>
        host.Clients.Single(client => client.Account == InstagramCommentClient.AccountName);

    private static ChannelHost Host(GraphPeer peer) =>
        ChannelHost.Build(Channel, Channel.Required.Append(new(Channel.AddressKey, peer.Address)));
}
