using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class SendingTests
{
    private const long Chat = TelegramSetup.Customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plain_text_arrives_exactly_as_it_is()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Client.Send(
            $"{Chat}", new OutboundMessage { Text = "Ціна < 500 & розмір > 122: &lt;b&gt; \"так\"" }, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal("Ціна < 500 & розмір > 122: &lt;b&gt; \"так\"", message.Text);
        Assert.Equal("HTML", message.ParseMode);
        Assert.Equal(new SendResult.Sent($"{message.MessageId}"), result);
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task A_text_with_markup_of_ours_is_sent_as_it_is()
    {
        await using var setup = await TelegramSetup.Start();

        await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "<b>Ескалація</b> &lt;3", Html = true }, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal(("Ескалація <3", "<b>Ескалація</b> &lt;3"), (message.Text, message.Source));
    }

    [Fact]
    public async Task A_text_of_4096_special_characters_fits_because_they_count_unescaped()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { Text = new string('&', 4096) }, Cancellation);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task A_text_for_a_business_chat_names_its_connection()
    {
        await using var setup = await TelegramSetup.Start();

        await setup.Client.Send($"{Chat}@conn-1", new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.Equal("conn-1", Assert.Single(setup.Peer.Messages(Chat)).BusinessConnectionId);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("1", null)]
    [InlineData("17", 17L)]
    public async Task The_managers_topic_is_named_unless_it_is_General(string? threadId, long? sent)
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ManagerThreadId"] = threadId });

        await setup.Client.Send($"{TelegramSetup.ManagerChat}", new OutboundMessage { Text = "Ескалація" }, Cancellation);
        await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.Equal(sent, Assert.Single(setup.Peer.Messages(TelegramSetup.ManagerChat)).MessageThreadId);
        Assert.Null(Assert.Single(setup.Peer.Messages(Chat)).MessageThreadId);
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task A_reply_names_what_it_answers_in_every_form()
    {
        await using var setup = await TelegramSetup.Start();
        OutboundMessage[] replies =
        [
            new() { Text = "Є" }, new() { Images = ["https://shop.example/1.jpg"] }, new() { Original = "-100/7" },
            new() { Images = ["https://shop.example/1.jpg", "https://shop.example/2.jpg"] },
        ];

        foreach (var reply in replies)
            await setup.Client.Send($"{Chat}", reply with { ReplyTo = "71" }, Cancellation);
        await setup.Client.Send($"{Chat}", replies[0] with { ReplyTo = "no number" }, Cancellation);

        Assert.Equal([71, 71, 71, 71, null], setup.Peer.Messages(Chat).Select(message => message.ReplyTo));
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task A_photo_with_an_address_is_fetched_by_telegram()
    {
        await using var setup = await TelegramSetup.Start();

        var photo = new OutboundMessage { Text = "Сукня <рожева>", Images = ["https://shop.example/1.jpg?a=1&b=2"] };
        await setup.Client.Send($"{Chat}@conn-1", photo, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal(("sendPhoto", "Сукня <рожева>", "conn-1"), (message.Method, message.Text, message.BusinessConnectionId));
        Assert.Equal(["https://shop.example/1.jpg?a=1&b=2"], message.Photos);
    }

    [Fact]
    public async Task A_photo_of_the_catalogue_is_uploaded()
    {
        await using var setup = await TelegramSetup.Start(
            photoSources: new MemoryPhotos("catalog", new() { ["dress.jpg"] = MemoryPhotos.Jpeg }));

        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { Images = ["catalog:dress.jpg"] }, Cancellation);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal([$"upload:image/jpeg:{MemoryPhotos.Jpeg.Length}"], Assert.Single(setup.Peer.Messages(Chat)).Photos);
    }

    [Fact]
    public async Task An_album_mixes_addresses_and_uploads_under_one_caption()
    {
        await using var setup = await TelegramSetup.Start(
            photoSources: new MemoryPhotos("attachment", new() { ["7"] = MemoryPhotos.Jpeg }));

        var album = new OutboundMessage { Text = "Дві & разом", Images = ["https://shop.example/1.jpg", "attachment:7"] };
        var result = await setup.Client.Send($"{Chat}", album, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal(("sendMediaGroup", "Дві & разом"), (message.Method, message.Text));
        Assert.Equal(["https://shop.example/1.jpg", $"upload:image/jpeg:{MemoryPhotos.Jpeg.Length}"], message.Photos);
        Assert.Equal(new SendResult.Sent($"{message.MessageId}"), result);
    }

    [Fact]
    public async Task A_photo_that_is_gone_does_not_cost_the_rest_of_the_answer()
    {
        await using var setup = await TelegramSetup.Start(photoSources: new MemoryPhotos("catalog", []));

        var partly = new OutboundMessage { Text = "Сукня", Images = ["catalog:gone.jpg", "https://shop.example/1.jpg"] };
        await setup.Client.Send($"{Chat}", partly, Cancellation);
        await setup.Client.Send(
            $"{Chat}", new OutboundMessage { Text = "Спідниця", Images = ["catalog:gone.jpg", "unknown:1"] }, Cancellation);
        var empty = await setup.Client.Send($"{Chat}", new OutboundMessage { Images = ["catalog:gone.jpg"] }, Cancellation);

        Assert.Equal(["sendPhoto", "sendMessage"], setup.Peer.Messages(Chat).Select(message => message.Method));
        Assert.IsType<SendResult.Rejected>(empty);
    }

    [Theory]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified")]
    [InlineData(400, "Bad Request: failed to get HTTP URL content")]
    [InlineData(400, "Bad Request: wrong type of the web page content")]
    [InlineData(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")]
    [InlineData(400, "Bad Request: IMAGE_PROCESS_FAILED")]
    [InlineData(400, "Bad Request: not enough rights to send photos to the chat")]
    [InlineData(413, "Request Entity Too Large")]
    public async Task Words_go_out_alone_when_their_photo_is_refused(int status, string description)
    {
        await using var setup = await TelegramSetup.Start();
        foreach (var method in new[] { "sendPhoto", "sendMediaGroup" })
            setup.Peer.Faults.Add(PeerFault.Answer(status, description) with { Method = method });
        string[] photos = ["https://shop.example/1.jpg", "https://shop.example/2.jpg"];

        var one = new OutboundMessage { Text = "<b>1850 грн</b>", Html = true, Images = [photos[0]] };
        Assert.IsType<SendResult.Sent>(await setup.Client.Send($"{Chat}", one, Cancellation));
        Assert.IsType<SendResult.Sent>(
            await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Дві сукні", Images = [.. photos] }, Cancellation));

        Assert.Equal(["1850 грн", "Дві сукні"], setup.Peer.Messages(Chat).Select(message => message.Text));
        Assert.All(setup.Peer.Messages(Chat), message => Assert.Equal("sendMessage", message.Method));
    }

    [Fact]
    public async Task A_photo_without_words_that_is_refused_is_rejected()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: IMAGE_PROCESS_FAILED") with { Method = "sendPhoto" });

        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { Images = ["https://shop.example/1.jpg"] }, Cancellation);

        Assert.IsType<SendResult.Rejected>(result);
    }

    [Fact]
    public async Task A_long_answer_with_many_photos_arrives_whole_within_every_limit()
    {
        await using var setup = await TelegramSetup.Start();
        var text = string.Join(
            "\n\n", Enumerable.Range(1, 150).Select(number => $"Модель {number} & <розміри> 122-140. Тканина м'яка! 👍🏽"));
        var reply = new Reply(text) { Images = [.. Enumerable.Range(1, 23).Select(number => $"https://shop.example/{number}.jpg")] };

        foreach (var message in OutboundComposer.Compose(reply, setup.Client.Limits))
            Assert.IsType<SendResult.Sent>(await setup.Client.Send($"{Chat}", message, Cancellation));

        var messages = setup.Peer.Messages(Chat);
        Assert.Empty(setup.Peer.Violations);
        Assert.Equal(text, string.Join("\n\n", messages.Where(message => message.Photos.Count == 0).Select(message => message.Text)));
        Assert.Equal([10, 10, 3], messages.Select(message => message.Photos.Count).Where(count => count > 0));
    }

    [Fact]
    public async Task A_pressed_button_is_acknowledged()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { CallbackId = "query-1" }, Cancellation);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal(["query-1"], setup.Peer.Acknowledged);
    }

    [Fact]
    public async Task Typing_is_shown_and_its_failure_is_not_reported()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.DropBefore() with { Method = "sendChatAction" });

        await setup.Client.ShowTyping($"{Chat}", Cancellation);
        await setup.Client.ShowTyping($"{Chat}", Cancellation);
        await setup.Client.ShowTyping("no chat", Cancellation);

        Assert.Equal([Chat], setup.Peer.Typing);
    }

    [Theory]
    [InlineData("not a chat", "Вітаю")]
    [InlineData("5@", "Вітаю")]
    [InlineData("5", "")]
    [InlineData("5", " \n ")]
    public async Task What_can_never_arrive_is_rejected_without_a_call(string recipient, string text)
    {
        await using var setup = await TelegramSetup.Start();

        Assert.IsType<SendResult.Rejected>(await setup.Client.Send(recipient, new OutboundMessage { Text = text }, Cancellation));
        Assert.Empty(setup.Peer.Calls);
    }

    [Fact]
    public async Task The_managers_bot_is_an_account_of_its_own_when_it_has_a_token_of_its_own()
    {
        const string managerToken = "7000000002:invented-token-of-the-managers-bot";
        await using var setup = await TelegramSetup.Start(
            new() { ["Telegram:ManagerBotToken"] = managerToken },
            new TelegramPeerOptions { Tokens = [TelegramPeerOptions.DefaultToken, managerToken] });

        await setup.Account("telegram-manager")
            .Send($"{TelegramSetup.ManagerChat}", new OutboundMessage { Text = "Ескалація" }, Cancellation);
        await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.Equal([managerToken, TelegramPeerOptions.DefaultToken], setup.Peer.Messages().Select(message => message.Token));
    }

    [Fact]
    public async Task The_managers_have_an_account_of_their_own_also_when_the_bot_is_the_same()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ManagerBotToken"] = TelegramPeerOptions.DefaultToken });

        Assert.Equal(
            [("telegram", false), ("telegram-manager", true)],
            setup.Clients.Select(client => (client.Account, client.ServesManagers)));
    }

    [Fact]
    public async Task A_path_before_the_bot_is_kept()
    {
        await using var setup = await TelegramSetup.Start(
            peerOptions: new TelegramPeerOptions { PathPrefix = "/proxy/telegram", EnforceRates = false });

        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Вітаю" }, Cancellation);

        Assert.IsType<SendResult.Sent>(result);
    }
}
