using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Conversations;

/// <summary>A person who writes to the shop on some channel, and reads what it answers.</summary>
internal abstract class ChannelCustomer(ShopUnderTest shop)
{
    // The shop knows a visitor by a cookie, and many visitors share this client.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

    /// <summary>The key of their session.</summary>
    public abstract string Key { get; }

    /// <summary>How often they wrote.</summary>
    public int Said { get; private set; }

    /// <summary>Whether the channel takes files that are no photos.</summary>
    protected virtual bool TakesFiles => false;

    protected ShopUnderTest Shop => shop;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What they see of the shop, in order: texts, and <see cref="Photo"/> for each photo.</summary>
    public abstract Task<IReadOnlyList<string>> SeesAsync();

    /// <summary>What stands for a photo.</summary>
    public const string Photo = "[photo]";

    /// <summary>Sends a line of a script, and returns when the shop has taken it.</summary>
    public async Task SaysAsync(string line)
    {
        Said++;
        var end = line.StartsWith('[') ? line.IndexOf(']', StringComparison.Ordinal) : -1;
        var rest = end < 0 ? line : line[(end + 1)..].Trim();
        switch (end < 0 ? "" : line[1..end])
        {
            case "document" when TakesFiles:
                await FileAsync();
                break;
            case "photo" or "document":
                await PhotoAsync(rest);
                break;
            default:
                await TextAsync(rest);
                break;
        }
    }

    protected abstract Task TextAsync(string text);

    protected abstract Task PhotoAsync(string caption);

    protected virtual Task FileAsync() => throw new NotSupportedException();

    protected async Task PostAsync(Func<HttpRequestMessage> request) => await Eventually.Until(
        async () =>
        {
            using var response = await FetchAsync(request());
            return response.IsSuccessStatusCode;
        },
        Patience.Short,
        "it is taken");

    protected async Task<HttpResponseMessage> FetchAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.RequestUri = new Uri(shop.Process.Address, request.RequestUri!);
            return await Http.SendAsync(request, Cancellation);
        }
    }
}
