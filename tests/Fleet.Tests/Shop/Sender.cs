using System.Collections.Concurrent;
using System.Globalization;
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

    private static readonly TimeSpan MaxRepeating = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<Attempt> attempts = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Everything that was tried, in the order in which it ended.</summary>
    public IReadOnlyCollection<Attempt> Attempts => attempts;

    /// <summary>How many attempts ended with each status, as one line.</summary>
    public string Summary => string.Join(", ", attempts.CountBy(attempt => attempt.Status).OrderBy(count => count.Key)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} x {(count.Key == 0 ? "no answer" : count.Key)}")));

    /// <summary>Sends it until it is taken.</summary>
    /// <exception cref="TimeoutException">It was not taken within <see cref="MaxRepeating"/>.</exception>
    public async Task DeliverAsync(JsonObject update)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!(await TryAsync(update)).IsTaken)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > MaxRepeating)
                throw new TimeoutException($"An update is refused again and again: {Summary}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends it once.</summary>
    public async Task<Attempt> TryAsync(JsonObject update)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var attempt = await OnceAsync(update) with { Took = TimeProvider.System.GetElapsedTime(begun) };
        attempts.Enqueue(attempt);
        return attempt;
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject update) => PostAsync(Encoding.UTF8.GetBytes(update.ToJsonString()));

    public Task<HttpResponseMessage> PostAsync(byte[] body, string? secret = ShopUnderTest.Secret)
    {
        var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(balancer(), "/webhooks/telegram")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<Attempt> OnceAsync(JsonObject update)
    {
        try
        {
            using var response = await PostAsync(update);
            return new((int)response.StatusCode, default, response.Headers.RetryAfter is not null);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            return new(0, default, false);
        }
    }
}
