using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>A person who writes in the shop's own chat.</summary>
internal sealed class WebCustomer(ShopUnderTest shop, int number) : ChannelCustomer(shop)
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n0000"u8];

    private readonly string cookie = number.ToString("x32", CultureInfo.InvariantCulture);

    public override string Key => $"web:{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)).AsSpan(0, 16))}";

    public override async Task<IReadOnlyList<string>> SeesAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/chat/history");
        request.Headers.Add("Cookie", $"mirt_chat={cookie}");
        using var response = await FetchAsync(request);
        var history = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        return
        [
            .. history["messages"]!.AsArray().Where(message => (string?)message!["author"] != "customer").SelectMany(message =>
                Enumerable.Repeat(Photo, message!["photos"]!.AsArray().Count).Prepend((string)message["text"]!)
                    .Where(part => part.Length > 0)),
        ];
    }

    protected override Task TextAsync(string text) => SendAsync(text, hasPhoto: false);

    protected override Task PhotoAsync(string caption) => SendAsync(caption, hasPhoto: true);

    private Task SendAsync(string text, bool hasPhoto)
    {
        var id = $"m{Said}";
        return PostAsync(() =>
        {
            var form = new MultipartFormDataContent
            {
                { new StringContent(id), "id" },
                { new StringContent(text), "text" },
            };
            if (hasPhoto)
                form.Add(new ByteArrayContent(Png), "photos", "receipt.png");
            var request = new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = form };
            request.Headers.Add("Cookie", $"mirt_chat={cookie}");
            request.Headers.Add("X-Mirt-Chat", "1");
            return request;
        });
    }
}
