using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>A person who writes in Instagram Direct.</summary>
internal sealed class InstagramCustomer(ShopUnderTest shop, GraphPeer graph, int number) : ChannelCustomer(shop)
{
    private readonly string id = InstagramBodies.Customer(number);

    public override string Key => $"instagram:{id}";

    protected override bool TakesFiles => true;

    public override Task<IReadOnlyList<string>> SeesAsync() => Task.FromResult<IReadOnlyList<string>>(
        [.. graph.Messages.Where(message => message.Recipient == id).Select(message => message.Image is null ? message.Text : Photo)]);

    protected override Task TextAsync(string text) => SendAsync(text);

    protected override Task PhotoAsync(string caption) =>
        SendAsync(caption.Length > 0 ? caption : null, InstagramBodies.Attachment("image", "https://photos.invalid/receipt.jpg"));

    protected override Task FileAsync() =>
        SendAsync(null, InstagramBodies.Attachment("file", "https://photos.invalid/receipt.pdf"));

    private Task SendAsync(string? text, params JsonNode[] attachments)
    {
        var item = InstagramBodies.Message(id, $"{id}-{Said}", text, attachments);
        item["timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return InstagramShop.PostAsync(Shop, item);
    }
}
