using System.Globalization;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.Silo.Tests.Files;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>What managers send from their group reaches customers in Instagram, or they are told at once that it does not.</summary>
public sealed class InstagramFileTests
{
    private const long Group = -1_001_000_000_780;

    private static long lastUpdate = 70_000_000;

    public InstagramFileTests() => InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Voice_video_and_documents_are_brought_by_links_and_what_cannot_be_is_told()
    {
        await using var graph = await GraphPeer.Start();
        var settings = InstagramShop.Settings(graph);
        settings["Telegram:ManagerChatId"] = Group.ToString(CultureInfo.InvariantCulture);
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = settings });
        graph.Taken = sent => InstagramShop.PostAsync(shop, InstagramBodies.Echo(
            sent.Recipient, sent.Id, sent.Text.Length > 0 ? sent.Text : null,
            sent.File is { } file ? [InstagramBodies.Attachment(file.Split(' ')[0], file.Split(' ')[1])] : []));
        var (customer, video) = (InstagramBodies.Customer(1), new byte[] { 0, 0, 0, 24, (byte)'f', (byte)'t', (byte)'y', (byte)'p' });
        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m1", "Сукня прийшла порвана, це жах!"));
        await Eventually.Until(() => Told("🔔 Клієнт скаржиться") is not null, Patience.Long);
        await shop.UntilQuiet();
        var before = graph.Messages.Count;

        await ReplyAsync("voice", shop.Peer.AddFile(VoiceMessage.Tone(440, 1)), "audio/ogg");
        await ReplyAsync("video", shop.Peer.AddFile(video), "video/mp4");
        await ReplyAsync("document", shop.Peer.AddFile("%PDF-1.7"u8.ToArray()), "application/pdf");
        await ReplyAsync("document", "AgACarchive", "application/zip");
        await Eventually.Until(() => Told("Не надіслано: канал клієнта такого не передає") is not null, Patience.Long);
        await shop.UntilQuiet();

        var files = graph.Messages.Skip(before).Select(message => message.File!).ToArray();
        Assert.Equal(["audio", "video", "file"], files.Select(file => file.Split(' ')[0]));
        var voice = await FetchAsync(shop, files[0], "audio/wav");
        Assert.InRange(voice.Length, 31_000, 33_000);
        Assert.Equal(video, await FetchAsync(shop, files[1], "video/mp4"));
        Assert.Equal("%PDF-1.7"u8.ToArray(), await FetchAsync(shop, files[2], "application/pdf"));
        using var guessed = await shop.Process.Http.GetAsync($"/files/{new string('A', 60)}/audio.wav", Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, guessed.StatusCode);
        // The echoes of what was sent are the shop's own: whoever answered has the conversation.
        Assert.Equal("Олена", await shop.Ledger.ValueAsync<string>(
            "select state -> 'handoff' ->> 'manager' from grain_state where kind = 'session' and key = $1", $"instagram:{customer}"));
        Assert.Equal(3L, await shop.Ledger.ValueAsync<long>(
            "select count(*) from messages where session_key = $1 and author = 2", $"instagram:{customer}"));

        DeliveredMessage? Told(string words) =>
            shop.Peer.Messages(Group).FirstOrDefault(message => message.Text.Contains(words, StringComparison.Ordinal));

        Task ReplyAsync(string media, string fileId, string type) => shop.Telegram.DeliverAsync(TelegramUpdates.GroupMessage(
            Interlocked.Increment(ref lastUpdate),
            Group,
            new() { [media] = new JsonObject { ["file_id"] = fileId, ["mime_type"] = type, ["duration"] = 1 } },
            Told("🔔 Клієнт скаржиться")!.MessageId));
    }

    private static async Task<byte[]> FetchAsync(ShopUnderTest shop, string file, string type)
    {
        var address = new Uri(file.Split(' ')[1]);
        Assert.Equal("shop.example", address.Host);
        using var response = await shop.Process.Http.GetAsync(address.PathAndQuery, Cancellation);
        response.EnsureSuccessStatusCode();
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsByteArrayAsync(Cancellation);
    }
}
