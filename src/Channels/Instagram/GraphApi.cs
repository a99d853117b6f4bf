using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MirtAi.Channels.Json;
using MirtAi.Channels.Telegram;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Calls the Graph API as one account. It makes one request per call and never repeats one; it never throws but for the caller's
/// cancellation. The token goes in a header, so that no address holds it.
/// </summary>
internal sealed class GraphApi(HttpClient http, string baseUrl, string token, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private const int MaxReasonLength = 300;

    private readonly string root = baseUrl.TrimEnd('/');

    public Task<GraphAnswer> Post<T>(string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Call(HttpMethod.Post, path, json, cancellationToken);
    }

    public Task<GraphAnswer> Get(string path, CancellationToken cancellationToken) =>
        Call(HttpMethod.Get, path, new ByteArrayContent([]), cancellationToken);

    public Task<GraphAnswer> Post(string path, CancellationToken cancellationToken) =>
        Call(HttpMethod.Post, path, new ByteArrayContent([]), cancellationToken);

    private async Task<GraphAnswer> Call(HttpMethod method, string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var tracked = new TrackedContent(content);
        using var request = new HttpRequestMessage(method, $"{root}/{path}") { Content = method == HttpMethod.Get ? null : tracked };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return Read(response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unanswered(tracked, "timed out");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Unanswered(tracked, exception is HttpRequestException { HttpRequestError: var error }
                ? $"connection failed ({error})"
                : "connection lost");
        }
    }

    private static GraphAnswer Unanswered(TrackedContent content, string reason) =>
        content.HasStarted ? new GraphAnswer.Lost(reason) : new GraphAnswer.NotSent(reason);

    private static GraphAnswer Read(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        return JsonBody.Read<GraphAnswer>(
            body,
            root => root.Object("error"u8) is { } error ? Refused(error, status, response)
                : response.IsSuccessStatusCode && root.ValueKind == JsonValueKind.Object ? new GraphAnswer.Done(root.Clone())
                : Unreadable(status, response),
            _ => Unreadable(status, response));
    }

    private static GraphAnswer Unreadable(int status, HttpResponseMessage response) => status is >= 200 and < 300
        ? new GraphAnswer.Lost("an answer that cannot be read")
        : new GraphAnswer.Refused(0, 0, status, $"HTTP {status}") { RetryAfter = response.Headers.RetryAfter?.Delta };

    private static GraphAnswer.Refused Refused(JsonElement error, int status, HttpResponseMessage response)
    {
        var code = error.Integer("code"u8) ?? 0;
        var subcode = error.Integer("error_subcode"u8) ?? 0;
        var says = TelegramText.Clean(error.String("message"u8), MaxReasonLength).ReplaceLineEndings(" ");
        return new(code, subcode, status, string.Create(CultureInfo.InvariantCulture, $"{code}/{subcode} {says}"))
        {
            RetryAfter = response.Headers.RetryAfter?.Delta ?? GraphUsage.RegainAfter(response),
        };
    }
}
