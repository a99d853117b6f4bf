using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

public sealed class InstagramConversationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task A_customer_who_asks_for_a_product_gets_its_photo_by_a_link_that_Instagram_can_fetch()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = Settings(graph) });
        var customer = InstagramBodies.Customer(1);

        await PostAsync(shop, InstagramBodies.Of(InstagramBodies.Message(customer, "m1", "Покажіть сукню Анна")).Bytes());
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

    private static async Task PostAsync(ShopUnderTest shop, byte[] body) => await Eventually.Until(
        async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/instagram") { Content = new ByteArrayContent(body) };
            request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(body));
            using var response = await shop.Process.Http.SendAsync(request, Cancellation);
            return response.IsSuccessStatusCode;
        },
        Patience.Short);

    private static Dictionary<string, string> Settings(GraphPeer graph) => new()
    {
        ["Instagram:AppSecret"] = InstagramBodies.Secret,
        ["Instagram:VerifyToken"] = "an-invented-verify-token",
        ["Instagram:AccessToken"] = GraphPeer.Token,
        ["Instagram:AccountId"] = GraphPeer.AccountId,
        ["Instagram:ApiBaseUrl"] = graph.Address,
        ["Instagram:PublicUrl"] = "https://shop.example",
    };
}
