using MirtAi.Channels.Telegram;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>What was sent gets other words, or the new words are a message of their own.</summary>
public sealed class EditingTests
{
    private const long Chat = TelegramSetup.Customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_and_a_caption_are_changed_in_place_however_often_it_is_asked_for()
    {
        await using var setup = await TelegramSetup.Start();
        var text = await Send(setup, new OutboundMessage { Text = "Розмір 122" });
        var photo = await Send(setup, new OutboundMessage { Text = "Сукня", Images = ["https://shop.example/1.jpg"] });

        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(text, await Send(setup, Edit("Розмір <128>", text, isCaption: false)));
            Assert.Equal(photo, await Send(setup, Edit("Спідниця", photo, isCaption: true)));
        }

        Assert.Equal(["Розмір <128>", "Спідниця"], setup.Peer.Messages(Chat).Select(message => message.Text));
        Assert.Empty(setup.Peer.Violations);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("no number")]
    public async Task What_cannot_be_changed_is_said_anew(string id)
    {
        await using var setup = await TelegramSetup.Start();

        await Send(setup, Edit("Розмір 128", id, isCaption: false));

        Assert.Equal("Виправлення: Розмір 128", Assert.Single(setup.Peer.Messages(Chat)).Text);
    }

    [Fact]
    public async Task Buttons_are_changed_and_taken_away_below_what_was_sent()
    {
        await using var setup = await TelegramSetup.Start();
        var managers = setup.Account(TelegramClient.ManagerAccount);
        async Task<string> Told(OutboundMessage message) => Assert.IsType<SendResult.Sent>(
            await managers.Send($"{TelegramSetup.ManagerChat}", message, Cancellation)).PlatformId;
        string[] Below() =>
            [.. Assert.Single(setup.Peer.Messages(TelegramSetup.ManagerChat)).Buttons.Select(value => Parsing.Seal.Open(value)!)];

        var id = await Told(new OutboundMessage { Text = "Ескалація", Buttons = ManagerButtons.OfCall });
        Assert.Equal(["/take", "/handback", "/close"], Below());
        for (var again = 0; again < 2; again++)
            Assert.Equal(id, await Told(new OutboundMessage { ButtonsOf = id, Buttons = ManagerButtons.OfTaken }));
        Assert.Equal(["/handback", "/close"], Below());
        await Told(new OutboundMessage { ButtonsOf = id });
        Assert.Empty(Below());
        await Told(new OutboundMessage { ButtonsOf = "4", Buttons = ManagerButtons.OfTaken });

        Assert.Empty(setup.Peer.Violations);
    }

    private static OutboundMessage Edit(string text, string id, bool isCaption) =>
        new() { Text = text, Edit = new MessageEdit(id, isCaption, "Виправлення: " + text) };

    private static async Task<string> Send(TelegramSetup setup, OutboundMessage message) =>
        Assert.IsType<SendResult.Sent>(await setup.Client.Send($"{Chat}", message, Cancellation)).PlatformId;
}
