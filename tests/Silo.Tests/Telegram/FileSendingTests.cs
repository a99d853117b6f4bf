using MirtAi.Channels.Telegram;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>Files go out as what they are, and photos of strangers' addresses reach managers as bytes.</summary>
public sealed class FileSendingTests
{
    private const long Chat = TelegramSetup.ManagerChat;
    private static readonly byte[] Content = [.. Enumerable.Repeat((byte)7, 300)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("audio/ogg", "sendVoice")]
    [InlineData("audio/mp4", "sendVoice")]
    [InlineData("audio/mpeg", "sendAudio")]
    [InlineData("video/mp4", "sendVideo")]
    [InlineData("image/webp", "sendSticker")]
    [InlineData("application/pdf", "sendDocument")]
    [InlineData("application/octet-stream", "sendDocument")]
    public async Task A_file_is_uploaded_by_the_method_of_its_kind(string type, string method)
    {
        await using var setup = await Start();

        var result = await Send(setup, new AttachedFile("some:1", type));

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal((method, $"upload:{type}:300"), (message.Method, message.File));
        Assert.Equal(new SendResult.Sent($"{message.MessageId}"), result);
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task What_is_refused_as_a_voice_message_goes_as_a_document()
    {
        await using var setup = await Start();
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", times: 1) with { Method = "sendVoice" });

        await Send(setup, new AttachedFile("some:1", "audio/ogg"));

        Assert.Equal("sendDocument", Assert.Single(setup.Peer.Messages(Chat)).Method);
    }

    [Theory]
    [InlineData("some:gone")]
    [InlineData("nobody:1")]
    public async Task Words_stand_in_for_a_file_that_is_gone(string reference)
    {
        await using var setup = await Start();

        await Send(setup, new AttachedFile(reference, "video/mp4"));

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal(("sendMessage", "немає"), (message.Method, message.Text));
    }

    [Fact]
    public async Task A_photo_at_an_address_is_uploaded_to_managers_and_left_to_the_platform_where_it_cannot_be_had()
    {
        await using var setup = await TelegramSetup.Start(
            photoSources: new MemoryPhotos("https", new() { ["//cdn.example/1"] = MemoryPhotos.Jpeg }));
        var album = new OutboundMessage { Images = ["https://cdn.example/1", "https://cdn.example/2"] };

        await setup.Account(TelegramClient.ManagerAccount).Send($"{Chat}", album, Cancellation);

        Assert.Equal(
            [$"upload:image/jpeg:{MemoryPhotos.Jpeg.Length}", "https://cdn.example/2"], Assert.Single(setup.Peer.Messages(Chat)).Photos);
    }

    [Fact]
    public async Task Managers_are_told_of_photos_that_are_gone()
    {
        await using var setup = await TelegramSetup.Start();

        await setup.Account(TelegramClient.ManagerAccount).Send(
            $"{Chat}", new OutboundMessage { Text = "📷 <b>Оксана</b>", Html = true, Images = ["attachment:1"] }, Cancellation);

        Assert.Equal("📷 Оксана: фото вже недоступні", Assert.Single(setup.Peer.Messages(Chat)).Text);
    }

    private static Task<TelegramSetup> Start() =>
        TelegramSetup.Start(files: new MemoryFiles("some", new() { ["1"] = Content }));

    private static Task<SendResult> Send(TelegramSetup setup, AttachedFile file) =>
        setup.Account(TelegramClient.ManagerAccount).Send(
            $"{Chat}", new OutboundMessage { Text = "немає", File = file }, Cancellation);
}
