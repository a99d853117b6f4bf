using MirtAi.Grains.Photos;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class PhotoSourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customers_photo_is_downloaded_with_the_type_that_its_bytes_show()
    {
        await using var setup = await TelegramSetup.Start();
        var fileId = setup.Peer.AddFile(MemoryPhotos.Jpeg);

        var photo = await setup.Photos.Open($"telegram-file:{fileId}", Cancellation);

        Assert.Equal("image/jpeg", photo!.ContentType);
        Assert.Equal(MemoryPhotos.Jpeg, photo.Content.ToArray());
    }

    [Fact]
    public async Task What_is_no_image_is_no_photo()
    {
        await using var setup = await TelegramSetup.Start();

        Assert.Null(await setup.Photos.Open($"telegram-file:{setup.Peer.AddFile("<svg/>"u8.ToArray())}", Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_larger_than_a_photo_may_be_is_not_taken()
    {
        await using var setup = await TelegramSetup.Start();
        byte[] large = [0xFF, 0xD8, 0xFF, .. new byte[Photo.MaxBytes]];

        Assert.Null(await setup.Photos.Open($"telegram-file:{setup.Peer.AddFile(large)}", Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_larger_than_announced_is_not_taken_either()
    {
        await using var setup = await TelegramSetup.Start();
        byte[] large = [0xFF, 0xD8, 0xFF, .. new byte[Photo.MaxBytes]];
        var fileId = setup.Peer.AddFile(large);
        setup.Peer.Faults.Add(Announced($"photos/{fileId}.jpg"));

        Assert.Null(await setup.Photos.Open($"telegram-file:{fileId}", Cancellation));
    }

    [Theory]
    [InlineData("/var/lib/telegram-bot-api/photos/file_1.jpg")]
    [InlineData("../../other/file_1.jpg")]
    [InlineData("")]
    public async Task A_path_that_the_server_does_not_serve_is_not_followed(string path)
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(Announced(path));

        Assert.Null(await setup.Photos.Open("telegram-file:x", Cancellation));
    }

    [Fact]
    public async Task An_unknown_file_is_no_photo_and_is_asked_for_once()
    {
        await using var setup = await TelegramSetup.Start();

        Assert.Null(await setup.Photos.Open("telegram-file:unknown", Cancellation));
        Assert.Equal(["getFile"], setup.Peer.Calls);
    }

    [Fact]
    public async Task A_moments_failure_is_tried_once_more()
    {
        await using var setup = await TelegramSetup.Start();
        var fileId = setup.Peer.AddFile(MemoryPhotos.Jpeg);
        setup.Peer.Faults.Add(PeerFault.Answer(502, "Bad Gateway") with { Method = "getFile" });

        Assert.NotNull(await setup.Photos.Open($"telegram-file:{fileId}", Cancellation));
    }

    [Fact]
    public async Task A_server_that_hangs_costs_the_photo_and_no_more_than_its_time()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:PhotoTimeout"] = "00:00:00.300" });
        setup.Peer.Faults.Add(PeerFault.Hang(times: 5) with { Method = "getFile" });

        Assert.Null(await setup.Photos.Open("telegram-file:x", Cancellation));
    }

    [Fact]
    public async Task A_file_is_larger_and_has_more_time_than_a_photo()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:PhotoTimeout"] = "00:00:00.300" });
        var files = setup.FilesOf("telegram-file");
        var fileId = setup.Peer.AddFile(MemoryPhotos.Jpeg);
        setup.Peer.Faults.Add(PeerFault.Hang(times: 1) with { Method = "getFile" });

        Assert.NotNull(await files.Open($"telegram-file:{fileId}", Cancellation));
    }

    private static PeerFault Announced(string path) => PeerFault.Answer(200, "") with
    {
        Method = "getFile",
        RawBody = $$$"""{"ok":true,"result":{"file_id":"x","file_size":100,"file_path":"{{{path}}}"}}""",
    };
}
