using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Files;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.Instagram;

public sealed class InstagramSendingTests
{
    private static readonly string Customer = InstagramBodies.Customer(1);
    private static readonly InstagramUnderTest Channel = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_goes_out_with_its_buttons_as_quick_replies()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);

        var result = await Client(host).Send(
            Customer,
            new OutboundMessage { Text = "Який зріст?", Buttons = [.. Enumerable.Range(0, 20).Select(Button)] },
            Cancellation);

        var message = Assert.Single(peer.Messages);
        Assert.Equal(new SendResult.Sent(message.Id), result);
        Assert.Equal((Customer, "Який зріст?", 13), (message.Recipient, message.Text, message.QuickReplies.Count));

        static OutboundButton Button(int number) => new($"зріст {number} і ще багато слів", $"{number}");
    }

    [Fact]
    public async Task Text_and_photo_are_separate_messages_and_no_text_is_too_long_for_the_platform()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer, ("Instagram:PublicUrl", "https://shop.example/"));
        var client = Client(host);
        var text = string.Join(' ', Enumerable.Repeat("Сукня «Анна» — 1 850 грн 👗.", 200));

        var reply = new Reply(text) { Images = ["catalog:anna.png", "https://a.example/b.png"] };
        foreach (var part in OutboundComposer.Compose(reply, client.Limits))
            Assert.IsType<SendResult.Sent>(await client.Send(Customer, part, Cancellation));

        var texts = peer.Messages.Where(message => message.Text.Length > 0).Select(message => message.Text).ToArray();
        Assert.Equal(text, string.Join(' ', texts));
        Assert.All(texts[..^1], part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 300, 1_000));
        var photos = peer.Messages.Select(message => message.Image).OfType<string>().ToArray();
        Assert.Equal(2, photos.Length);
        Assert.Equal("https://a.example/b.png", photos[1]);
        Assert.StartsWith("https://shop.example/photos/", photos[0], StringComparison.Ordinal);
        Assert.Equal("catalog:anna.png", Links(host).ReferenceOf(photos[0].Split('/')[^1]));
    }

    [Theory]
    [InlineData("audio/ogg", "audio", "audio.wav")]
    [InlineData("audio/x-m4a", "audio", "audio.m4a")]
    [InlineData("video/mp4", "video", "video.mp4")]
    [InlineData("application/pdf", "file", "file.pdf")]
    public async Task A_managers_file_goes_by_a_link_that_Instagram_can_fetch(string type, string kind, string name)
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer, ("Instagram:PublicUrl", "https://shop.example/"));
        var file = new AttachedFile("telegram-file:AwAC", type, 1_000, 3);

        Assert.True(Client(host).Limits.Carries(Customer, file));
        Assert.IsType<SendResult.Sent>(await Client(host).Send(Customer, new OutboundMessage { File = file }, Cancellation));

        var sent = Assert.Single(peer.Messages).File!;
        Assert.StartsWith($"{kind} https://shop.example/files/", sent, StringComparison.Ordinal);
        Assert.EndsWith($"/{name}", sent, StringComparison.Ordinal);
        var token = sent.Split('/')[^2];
        Assert.Equal(
            new AttachedFile("telegram-file:AwAC", type), host.Services.GetRequiredService<SignedFileLinks>().FileOf(token));
        Assert.Null(Links(host).ReferenceOf(token));
    }

    [Theory]
    [InlineData("audio/mpeg", 1_000L, 3L)]
    [InlineData("application/zip", 1_000L, null)]
    [InlineData("video/mp4", 30_000_000L, 3L)]
    [InlineData("audio/ogg", 1_000L, 3_600L)]
    public async Task What_Instagram_does_not_take_is_not_carried(string type, long bytes, long? seconds)
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer, ("Instagram:PublicUrl", "https://shop.example/"));
        await using var unreachable = Host(peer);

        Assert.False(Client(host).Limits.Carries(Customer, new AttachedFile("telegram-file:AwAC", type, bytes, seconds)));
        Assert.False(Client(unreachable).Limits.Carries(Customer, new AttachedFile("telegram-file:AwAC", "video/mp4")));
    }

    [Fact]
    public void A_link_to_a_photo_ends_and_cannot_be_made_up()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var links = new SignedPhotoLinks(new(() => "https://shop.example", () => "key", time));
        var others = new SignedPhotoLinks(new(() => "https://shop.example", () => "another key", time));
        var token = links.To("catalog:anna.png")!.Split('/')[^1];

        Assert.Equal("catalog:anna.png", links.ReferenceOf(token));
        Assert.Null(others.ReferenceOf(token));
        for (var at = 0; at < token.Length; at++)
            Assert.Null(links.ReferenceOf(token.Remove(at, 1).Insert(at, token[at] == 'A' ? "B" : "A")));
        foreach (var nonsense in new[] { "", "AAAA", "not base 64!", new string('A', 100), new string('A', 5_000) })
            Assert.Null(links.ReferenceOf(nonsense));
        time.Advance(TimeSpan.FromHours(25));
        Assert.Null(links.ReferenceOf(token));
        Assert.Null(new SignedPhotoLinks(new(() => null, () => "key", time)).To("catalog:anna.png"));
    }

    [Theory]
    [InlineData(400, 190, 463, typeof(SendResult.CredentialsRefused))]
    [InlineData(403, 10, 0, typeof(SendResult.CredentialsRefused))]
    [InlineData(400, 200, 0, typeof(SendResult.CredentialsRefused))]
    [InlineData(400, 368, 0, typeof(SendResult.CredentialsRefused))]
    [InlineData(403, 10, 2534022, typeof(SendResult.Rejected))]
    [InlineData(403, 10, 2018278, typeof(SendResult.Rejected))]
    [InlineData(400, 10, 2018300, typeof(SendResult.Rejected))]
    [InlineData(400, 100, 0, typeof(SendResult.Rejected))]
    [InlineData(400, 100, 2534014, typeof(SendResult.Unreachable))]
    [InlineData(400, 100, 2534037, typeof(SendResult.Rejected))]
    [InlineData(400, 551, 1545041, typeof(SendResult.Unreachable))]
    [InlineData(400, 4, 0, typeof(SendResult.Throttled))]
    [InlineData(400, 17, 0, typeof(SendResult.Throttled))]
    [InlineData(400, 32, 0, typeof(SendResult.Throttled))]
    [InlineData(400, 613, 0, typeof(SendResult.Throttled))]
    [InlineData(400, 80002, 0, typeof(SendResult.Throttled))]
    [InlineData(500, 1, 0, typeof(SendResult.Failed))]
    [InlineData(500, 2, 0, typeof(SendResult.Failed))]
    [InlineData(200, 190, 0, typeof(SendResult.CredentialsRefused))]
    [InlineData(400, 77777, 0, typeof(SendResult.Rejected))]
    [InlineData(503, 77777, 0, typeof(SendResult.Failed))]
    public async Task Each_error_has_its_own_reaction(int status, int code, int subcode, Type expected)
    {
        await using var peer = await GraphPeer.Start();
        peer.Refuse = _ => (status, GraphPeer.Error(code, subcode));
        await using var host = Host(peer);

        var result = await Client(host).Send(Customer, new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.IsType(expected, result);
        Assert.Empty(peer.Messages);
        Assert.DoesNotContain(GraphPeer.Token, $"{result}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_the_account_holds_the_whole_account()
    {
        await using var peer = await GraphPeer.Start();
        peer.Refuse = _ => (400, GraphPeer.Error(80002));
        await using var host = Host(peer);

        var result = await Client(host).Send(Customer, new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.Equal(new SendResult.Throttled(TimeSpan.FromMinutes(1), WholeAccount: true), result);
    }

    [Theory]
    [InlineData(23, false, null)]
    [InlineData(23, true, null)]
    [InlineData(25, true, "MESSAGE_TAG HUMAN_AGENT")]
    [InlineData(167, true, "MESSAGE_TAG HUMAN_AGENT")]
    public async Task What_a_person_wrote_goes_for_seven_days_under_its_tag(int hours, bool byPerson, string? tag)
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);

        var result = await Client(host).Send(Customer, Written(hours, byPerson), Cancellation);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal(tag, Assert.Single(peer.Messages).Tag);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(169, true)]
    public async Task After_the_window_nothing_is_asked_of_the_platform(int hours, bool byPerson)
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);

        var result = Assert.IsType<SendResult.Rejected>(await Client(host).Send(Customer, Written(hours, byPerson), Cancellation));

        Assert.Contains("window", result.Reason, StringComparison.Ordinal);
        Assert.Empty(peer.Messages);
    }

    [Fact]
    public async Task An_app_that_may_not_use_the_tag_keeps_its_account()
    {
        await using var peer = await GraphPeer.Start();
        peer.Refuse = _ => (403, GraphPeer.Error(10));
        await using var host = Host(peer);

        Assert.IsType<SendResult.Rejected>(await Client(host).Send(Customer, Written(25, byPerson: true), Cancellation));
    }

    [Theory]
    [InlineData("X-App-Usage", """{"call_count":28,"total_time":25,"total_cputime":25}""", null)]
    [InlineData("X-App-Usage", """{"call_count":28,"total_time":84,"total_cputime":25}""", 5)]
    [InlineData("X-Business-Use-Case-Usage", """{"17841":[{"type":"messenger","call_count":97,"total_cputime":1,"total_time":1}]}""", 60)]
    [InlineData("X-App-Usage", "nonsense", null)]
    public async Task An_allowance_that_is_nearly_used_up_slows_sends_down(string header, string value, int? seconds)
    {
        await using var peer = await GraphPeer.Start();
        peer.Usage = (header, value);
        await using var host = Host(peer);

        var sent = Assert.IsType<SendResult.Sent>(
            await Client(host).Send(Customer, new OutboundMessage { Text = "Вітаю" }, Cancellation));

        Assert.Equal(seconds, (int?)sent.Rest?.TotalSeconds);
    }

    [Fact]
    public async Task The_platform_tells_who_a_customer_is()
    {
        await using var peer = await GraphPeer.Start();
        peer.Names[Customer] = "Надія\u0000 Зразкова";
        await using var host = Host(peer);
        var client = Client(host);

        Assert.True(client.TellsProfiles);
        Assert.Equal(
            new CustomerProfile { Name = "Надія Зразкова", Username = "invented." + Customer },
            await client.FindProfile(Customer, Cancellation));
        Assert.Equal(new CustomerProfile(), await client.FindProfile(InstagramBodies.Customer(2), Cancellation));
        peer.Refuse = _ => (500, GraphPeer.Error(2));
        Assert.Null(await client.FindProfile(Customer, Cancellation));
    }

    [Fact]
    public async Task The_platform_tells_where_a_customers_picture_is()
    {
        await using var peer = await GraphPeer.Start();
        peer.Pictures[Customer] = "https://scontent.cdninstagram.com/a.jpg?oh=1";
        peer.Pictures[InstagramBodies.Customer(2)] = "http://scontent.cdninstagram.com/a.jpg";
        await using var host = Host(peer);
        var client = Client(host);

        Assert.True(client.TellsPictures);
        Assert.Equal("https://scontent.cdninstagram.com/a.jpg?oh=1", await client.FindPicture(Customer, Cancellation));
        Assert.Null(await client.FindPicture(InstagramBodies.Customer(2), Cancellation));
        Assert.Null(await client.FindPicture(InstagramBodies.Customer(3), Cancellation));
        Assert.Null(await client.FindPicture("../me", Cancellation));
    }

    [Fact]
    public async Task It_is_shown_that_a_message_was_read_and_that_an_answer_is_being_made()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);

        await Client(host).ShowSeen(Customer, Cancellation);
        await Client(host).ShowTyping(Customer, Cancellation);

        Assert.Equal([$"{Customer} mark_seen", $"{Customer} typing_on"], peer.Shown.ToArray());
    }

    [Fact]
    public async Task The_doctor_names_what_is_missing_and_the_command_mends_it()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);

        Assert.Contains(await host.Channel.Examine(Cancellation), finding =>
            finding.IsFault && finding.Text.EndsWith("run ./mirt instagram subscribe", StringComparison.Ordinal));
        Assert.Equal(
            (0, "subscribed to messages, messaging_postbacks, messaging_referral, message_edit, comments, live_comments"),
            await Run(host, "subscribe"));
        Assert.All(await host.Channel.Examine(Cancellation), finding => Assert.False(finding.IsFault));
        Assert.Equal((0, $"account {GraphPeer.AccountId}, @invented.shop"), await Run(host, "info"));

        await using var revoked = Host(peer, ("Instagram:AccessToken", "IGAAanother"));
        var fault = Assert.Single(await revoked.Channel.Examine(Cancellation));
        Assert.True(fault.IsFault);
        Assert.Contains("Instagram:AccessToken", fault.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await Run(revoked, "info")).Code);
    }

    [Fact]
    public async Task The_doctor_names_a_permission_that_the_token_lacks()
    {
        await using var peer = await GraphPeer.Start();
        await using var host = Host(peer);
        await Run(host, "subscribe");
        peer.MayMessage = false;

        var fault = Assert.Single(await host.Channel.Examine(Cancellation), finding => finding.IsFault);

        Assert.Contains("instagram_business_manage_messages", fault.Text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> Run(ChannelHost host, string verb)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await host.Channel.Commands.Single().Run([verb], output, errors);
        return (code, $"{output}{errors}".Trim());
    }

    private static OutboundMessage Written(int hoursAfterTheCustomer, bool byPerson) => new()
    {
        Text = "Вітаю",
        ByPerson = byPerson,
        HeardAt = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(hoursAfterTheCustomer),
    };

    private static IChannelClient Client(ChannelHost host) => host.Clients.Single(client => client.Account == InstagramClient.AccountName);

    private static SignedPhotoLinks Links(ChannelHost host) => host.Services.GetRequiredService<SignedPhotoLinks>();

    private static ChannelHost Host(GraphPeer peer, params (string Key, string Value)[] settings)
    {
        var all = Channel.Required.ToDictionary();
        all[Channel.AddressKey] = peer.Address;
        foreach (var (key, value) in settings)
            all[key] = value;
        return ChannelHost.Build(Channel, all);
    }
}
