using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.ManyChat;
using MirtAi.Fleet.Tests.ManyChat;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>A person whose messages a flow of ManyChat hands over.</summary>
internal sealed class ManyChatCustomer(ShopUnderTest shop, ManyChatPeer peer, int number) : ChannelCustomer(shop)
{
    public string Id { get; } = (10_000_000_000_000_000L + number).ToString(CultureInfo.InvariantCulture);

    public override string Key => $"manychat:{Id}";

    public override Task<IReadOnlyList<string>> SeesAsync() => Task.FromResult<IReadOnlyList<string>>(
        [.. peer.Messages.Where(message => message.Subscriber == Id).Select(message => message.Image is null ? message.Text : Photo)]);

    protected override Task TextAsync(string text) => SendAsync(text, null);

    protected override Task PhotoAsync(string caption) => SendAsync(caption, "https://photos.invalid/receipt.jpg");

    private Task SendAsync(string text, string? image)
    {
        var message = new JsonObject { ["id"] = $"m{Said}", ["text"] = text };
        if (image is not null)
            message["image_url"] = image;
        var body = new JsonObject { ["subscriber"] = new JsonObject { ["id"] = Id }, ["message"] = message };
        return ManyChatShop.PostAsync(Shop, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
