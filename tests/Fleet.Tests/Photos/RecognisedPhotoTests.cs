using System.Text;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.OpenAIPeer;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Photos;

/// <summary>Customers' photos through the whole of it: the platform's files, a provider's vision model, and the answers.</summary>
public sealed class RecognisedPhotoTests
{
    private const string Laguna =
        """{"visible":"A plush suit with a long zip.","kind":"product","candidates":[{"product":"11698818","color":"pink","confidence":0.95}],"unsure":"none"}""";

    [PostgresFact]
    public async Task The_same_photo_of_two_customers_is_recognised_by_two_processes_with_one_look()
    {
        await using var models = await Models(() => PeerReply.Say(Laguna));
        await using var shop = await Open(models, processes: 2);

        foreach (var customer in new[] { shop.NewCustomer(), shop.NewCustomer() })
        {
            await SendsAsync(shop, customer, "same bytes");
            await customer.UntilAnswered(2);
            Assert.Contains(customer.Sees, message => message.Text.Contains("Костюм Лагуна, колір рожевий", StringComparison.Ordinal));
        }

        Assert.Equal(1, Looks(models));
        Assert.Empty(models.Violations);
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Killed_while_the_model_looks_the_photo_is_recognised_by_another_run()
    {
        var looks = 0;
        await using var models = await Models(() => Interlocked.Increment(ref looks) == 1 ? PeerReply.Hang() : PeerReply.Say(Laguna));
        await using var shop = await Open(models, processes: 1);
        var customer = shop.NewCustomer();

        await SendsAsync(shop, customer, "bytes of one");
        await Eventually.Until(() => Looks(models) == 1, Patience.Short);
        await shop.Process.KillAsync();
        await shop.Process.StartAgainAsync();
        await customer.UntilAnswered(2);
        await shop.UntilQuiet();

        Assert.Single(customer.Sees, message => message.Text.Contains("Костюм Лагуна, колір рожевий", StringComparison.Ordinal));
        Assert.Equal(2, Looks(models));
    }

    private static Task SendsAsync(ShopUnderTest shop, Customer customer, string content)
    {
        var file = shop.Peer.AddFile([0xFF, 0xD8, 0xFF, 0xE0, .. Encoding.UTF8.GetBytes(content)]);
        return shop.Telegram.DeliverAsync(TelegramUpdates.Photo(customer.ChatId, customer.ChatId, "така є?", file, messageId: 1));
    }

    /// <summary>A provider that looks at photos and words no answers, so that the shop's texts do.</summary>
    private static async Task<OpenAIPeerServer> Models(Func<PeerReply> look)
    {
        var models = await OpenAIPeerServer.Start();
        models.Otherwise = request => request.Schema == "photo" ? look() : PeerReply.Refuse("I only look at photos.");
        return models;
    }

    private static Task<ShopUnderTest> Open(OpenAIPeerServer models, int processes) => ShopUnderTest.OpenAsync(new()
    {
        Processes = processes,
        Echoes = false,
        Settings = new Dictionary<string, string>
        {
            ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
            ["OpenAI:BaseUrl"] = models.BaseAddress,
            ["OpenAI:Model"] = "talks",
            ["OpenAI:VisionModel"] = "sees",
        },
    });

    private static int Looks(OpenAIPeerServer models) => models.Requests.Count(request => request.Schema == "photo");
}
