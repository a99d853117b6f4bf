using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

public sealed class InstagramConversationTests
{
    public InstagramConversationTests() => InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task A_customer_who_asks_for_a_product_gets_its_photo_by_a_link_that_Instagram_can_fetch()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = InstagramShop.Settings(graph) });
        var customer = InstagramBodies.Customer(1);

        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m1", "Покажіть сукню Анна"));
        await Eventually.Until(() => graph.Messages.Any(message => message.Image is not null), Patience.Long);
        await shop.UntilQuiet();

        var photo = graph.Messages.First(message => message.Image is not null).Image!;
        Assert.StartsWith("https://shop.example/photos/", photo, StringComparison.Ordinal);
        using var fetched = await shop.Process.Http.GetAsync(new Uri(photo).PathAndQuery, Cancellation);
        Assert.True(fetched.IsSuccessStatusCode);
        Assert.StartsWith("image/", fetched.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        using var guessed = await shop.Process.Http.GetAsync("/photos/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, guessed.StatusCode);
        Assert.Contains(graph.Messages, message => message.Text.Contains("Анна", StringComparison.Ordinal));
        Assert.Equal("session", await shop.Ledger.ValueAsync<string>("select kind from grain_state where key = $1", $"instagram:{customer}"));
    }

    [PostgresFact]
    public async Task Who_writes_in_the_Instagram_app_silences_the_bot_and_its_own_echoes_do_not()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = InstagramShop.Settings(graph) });
        var customer = InstagramBodies.Customer(1);
        graph.Taken = sent => InstagramShop.PostAsync(
            shop, InstagramBodies.Echo(sent.Recipient, sent.Id, sent.Text.Length > 0 ? sent.Text : null));

        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m1", "Добрий день"));
        await Eventually.Until(() => graph.Messages.Count > 0, Patience.Long);
        await shop.UntilQuiet();
        Assert.Equal("bot", await ModeAsync());
        var answers = graph.Messages.Count;

        await InstagramShop.PostAsync(shop, InstagramBodies.Echo(customer, "by-hand", "Вітаю, це Олена"));
        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m2", "Покажіть сукню Анна"));
        await shop.UntilQuiet();

        Assert.Equal("manager", await ModeAsync());
        Assert.Equal(answers, graph.Messages.Count);

        Task<string> ModeAsync() => shop.Ledger.ValueAsync<string>(
            "select coalesce(state ->> 'mode', 'bot') from grain_state where kind = 'session' and key = $1", $"instagram:{customer}");
    }
}
