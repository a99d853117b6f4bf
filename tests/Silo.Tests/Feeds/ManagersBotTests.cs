using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Telegram;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Tests.Telegram;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>A managers' chat with a bot of its own: that one is heard there, and nobody else.</summary>
public sealed class ManagersBotTests : IAsyncLifetime
{
    private const string Token = "7000000002:invented-token-of-the-managers-bot";
    private const long Group = TelegramSetup.ManagerChat;

    private TelegramSetup setup = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => setup = await TelegramSetup.Start(
        new() { ["Telegram:ManagerBotToken"] = Token },
        new TelegramPeerOptions { Tokens = [TelegramPeerOptions.DefaultToken, Token], EnforceRates = false });

    public ValueTask DisposeAsync() => setup.DisposeAsync();

    [Fact]
    public async Task What_managers_press_and_write_is_polled_also_where_customers_come_by_a_webhook()
    {
        setup.Peer.Add(TelegramUpdates.GroupCallback(7, Group, 1234, Parsing.Signed("/take", Token), "query"), Token);
        setup.Peer.Add(TelegramUpdates.GroupMessage(8, Group, new() { ["text"] = "Доброго дня" }, about: 1234), Token);

        var done = await Ask();

        Assert.False(setup.Feed.IsOn);
        Assert.Equal(
            [(ManagerActionKind.TakeOver, "telegram:7000000002:7"), (ManagerActionKind.Say, "telegram:7000000002:8")],
            done.Select(one => (one.Kind!.Value, one.EventId)));
    }

    [Fact]
    public async Task Who_writes_to_the_managers_bot_itself_is_no_customer()
    {
        setup.Peer.Add(TelegramUpdates.Text(7, TelegramSetup.Customer, "Вітаю"), Token);
        setup.Peer.Add(TelegramUpdates.GroupMessage(8, Group - 1, new() { ["text"] = "/take" }, about: 1), Token);

        Assert.Empty(await Ask());
    }

    [Fact]
    public void The_customers_bot_does_not_read_the_managers_chat_as_well()
    {
        var parsed = Parsing.Parser(managerBot: Token).Parse(
            Encoding.UTF8.GetBytes(TelegramUpdates.GroupCallback(7, Group, 1234, "/take", "query").ToJsonString()));

        Assert.Equal("the managers' chat has a bot of its own", Assert.IsType<ParsedUpdate.Ignored>(parsed).Reason);
    }

    [Fact]
    public async Task A_managers_photo_is_opened_by_the_bot_that_has_it()
    {
        byte[] content = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        var fileId = setup.Peer.AddFile(content, Token);
        var photo = new JsonObject
        {
            ["photo"] = new JsonArray(new JsonObject { ["file_id"] = fileId, ["width"] = 90, ["height"] = 90 }),
        };
        setup.Peer.Add(TelegramUpdates.GroupMessage(8, Group, photo, about: 1234), Token);

        var reference = Assert.Single(Assert.Single(await Ask()).Images);

        Assert.Equal(content, (await setup.PhotosOf("telegram-manager-file").Open(reference, Cancellation))!.Content.ToArray());
        Assert.Null(await setup.Photos.Open(reference, Cancellation));
    }

    [Fact]
    public async Task A_webhook_of_another_program_is_told()
    {
        setup.Peer.SetWebhook("https://other.example/managers", Token);

        var answer = await setup.FeedOf("telegram-manager").Ask(null, Cancellation);

        Assert.Equal(TelegramFeed.ManagersWebhook, Assert.IsType<FeedAnswer.Refused>(answer).Reason);
    }

    [Fact]
    public async Task The_customers_webhook_is_no_matter_to_the_managers_bot()
    {
        setup.Peer.SetWebhook("https://shop.example/customers");
        setup.Peer.Add(TelegramUpdates.GroupCallback(7, Group, 1234, Parsing.Signed("/close", Token), "query"), Token);

        Assert.Equal(ManagerActionKind.Close, Assert.Single(await Ask()).Kind);
    }

    private async Task<ManagerEvent[]> Ask()
    {
        var answer = Assert.IsType<FeedAnswer.Events>(await setup.FeedOf("telegram-manager").Ask(null, Cancellation));
        return [.. answer.Items.Select(item => item.Content).OfType<WebhookContent.Events>().SelectMany(events => events.Inbound).Cast<ManagerEvent>()];
    }
}
