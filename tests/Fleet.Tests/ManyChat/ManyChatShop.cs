using MirtAi.Channels.Tests.ManyChat;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.ManyChat;

/// <summary>A shop to which flows of ManyChat hand over what customers write.</summary>
internal static class ManyChatShop
{
    private const string Token = "an-invented-webhook-token";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    public static Dictionary<string, string> Settings(ManyChatPeer peer) => new()
    {
        ["ManyChat:ApiToken"] = ManyChatPeer.Token,
        ["ManyChat:WebhookToken"] = Token,
        ["ManyChat:ApiBaseUrl"] = peer.Address,
        ["ManyChat:ButtonFlow"] = ManyChatPeer.ButtonFlow,
        ["ManyChat:PublicUrl"] = "https://shop.example",
        ["Handoffs:AutomaticReply"] = "0",
    };

    /// <summary>Posts to any process until it is taken.</summary>
    public static Task PostAsync(ShopUnderTest shop, byte[] body) => Eventually.Until(
        async () => await TryAsync(shop, "/webhooks/manychat", body) is >= 200 and < 300, Patience.Long, "it is taken");

    /// <summary>Posts to any process once; returns the status, or 0 if there was no answer.</summary>
    public static async Task<int> TryAsync(ShopUnderTest shop, string path, byte[] body)
    {
        var address = new Uri(shop.Processes[Random.Shared.Next(shop.Processes.Count)].Address, path);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-ManyChat-Token", Token);
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
