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

    private static OutboundMessage Edit(string text, string id, bool isCaption) =>
        new() { Text = text, Edit = new MessageEdit(id, isCaption, "Виправлення: " + text) };

    private static async Task<string> Send(TelegramSetup setup, OutboundMessage message) =>
        Assert.IsType<SendResult.Sent>(await setup.Client.Send($"{Chat}", message, Cancellation)).PlatformId;
}
