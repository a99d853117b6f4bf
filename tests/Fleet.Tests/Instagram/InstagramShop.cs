using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>A shop whose customers write in Instagram Direct.</summary>
internal static class InstagramShop
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

    public static Dictionary<string, string> Settings(GraphPeer graph) => new()
    {
        ["Instagram:AppSecret"] = InstagramBodies.Secret,
        ["Instagram:VerifyToken"] = "an-invented-verify-token",
        ["Instagram:AccessToken"] = GraphPeer.Token,
        ["Instagram:AccountId"] = GraphPeer.AccountId,
        ["Instagram:ApiBaseUrl"] = graph.Address,
        ["Instagram:PublicUrl"] = "https://shop.example",
        ["Instagram:MessagesPerSecond"] = "200",
        ["Handoffs:AutomaticReply"] = "0",
    };

    /// <summary>Posts to any process until it is taken.</summary>
    public static Task PostAsync(ShopUnderTest shop, params JsonNode[] items)
    {
        var body = InstagramBodies.Of(items).Bytes();
        return Eventually.Until(async () => await TryAsync(shop, body) is >= 200 and < 300, Patience.Long, "it is taken");
    }

    /// <summary>Posts to any process once; returns the status, or 0 if there was no answer.</summary>
    public static async Task<int> TryAsync(ShopUnderTest shop, byte[] body)
    {
        var address = new Uri(shop.Processes[Random.Shared.Next(shop.Processes.Count)].Address, "/webhooks/instagram");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(body));
        try
        {
            using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            return 0;
        }
    }
}
