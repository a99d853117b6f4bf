using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace MirtAi.Fleet.Tests.Shop;

/// <summary>
/// Telegram's side of the webhook: an update goes out again and again until it is answered 2xx, each time wherever the balancer
/// likes.
/// </summary>
internal sealed class Sender(Func<Uri> balancer) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<int, int> answers = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>How many answers there were of each status; 0 stands for a connection that failed.</summary>
    public IReadOnlyDictionary<int, int> Answers => answers;

    /// <summary>Sends it until it is taken.</summary>
    public async Task DeliverAsync(JsonObject update)
    {
        while (await TryAsync(update) is not HttpStatusCode.OK)
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends it once; null when no answer came.</summary>
    public async Task<HttpStatusCode?> TryAsync(JsonObject update)
    {
        try
        {
            using var response = await PostAsync(update);
            Count((int)response.StatusCode);
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Count(0);
            return null;
        }
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject update) => PostAsync(Encoding.UTF8.GetBytes(update.ToJsonString()));

    public Task<HttpResponseMessage> PostAsync(byte[] body, string? secret = ShopUnderTest.Secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(balancer(), "/webhooks/telegram")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => http.Dispose();

    private void Count(int status) => answers.AddOrUpdate(status, 1, (_, count) => count + 1);
}
