using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MirtAi.Channels.Http;

/// <summary>
/// Makes requests of a platform, with a bearer token unless other headers are set. One request a call, never repeated; it never throws but
/// for the caller's cancellation. No reason holds an address or the token.
/// </summary>
/// <param name="timeout">How long one request may take before its outcome counts as unknown.</param>
internal sealed class PlatformHttp(HttpClient http, string baseUrl, Func<string> token, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private readonly string root = baseUrl.TrimEnd('/');

    public Task<PlatformReply> Get(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Get, path, null, SignIn, cancellationToken);

    public Task<PlatformReply> Post(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Post, path, new ByteArrayContent([]), SignIn, cancellationToken);

    public Task<PlatformReply> Delete(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Delete, path, new ByteArrayContent([]), SignIn, cancellationToken);

    public Task<PlatformReply> Post<T>(string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Send(HttpMethod.Post, path, Json(JsonSerializer.SerializeToUtf8Bytes(request, type)), SignIn, cancellationToken);

    /// <summary>A request of a platform that wants other headers than a bearer token.</summary>
    /// <param name="json">The body; null for a GET.</param>
    /// <param name="headers">Sets them.</param>
    public Task<PlatformReply> Send(
        string path, byte[]? json, Action<HttpRequestHeaders> headers, CancellationToken cancellationToken) =>
        json is null
            ? Send(HttpMethod.Get, path, null, headers, cancellationToken)
            : Send(HttpMethod.Post, path, Json(json), headers, cancellationToken);

    private void SignIn(HttpRequestHeaders headers) => headers.Authorization = new AuthenticationHeaderValue("Bearer", token());

    private static ByteArrayContent Json(byte[] body)
    {
        var json = new ByteArrayContent(body);
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return json;
    }

    private async Task<PlatformReply> Send(
        HttpMethod method, string path, HttpContent? content, Action<HttpRequestHeaders> headers, CancellationToken cancellationToken)
    {
        using var tracked = content is null ? null : new TrackedContent(content);
        using var request = new HttpRequestMessage(method, $"{root}/{path}") { Content = tracked };
        headers(request.Headers);
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return new PlatformReply.Answered(
                (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), response.Headers);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unanswered(tracked, "timed out");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The kind of failure alone: exceptions' messages may hold what must not be shown.
            return Unanswered(tracked, exception is HttpRequestException { HttpRequestError: var error }
                ? $"connection failed ({error})"
                : "connection lost");
        }
    }

    private static PlatformReply Unanswered(TrackedContent? content, string reason) =>
        content?.HasStarted == true ? new PlatformReply.Lost(reason) : new PlatformReply.NotSent(reason);
}
