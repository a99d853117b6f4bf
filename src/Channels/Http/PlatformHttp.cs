using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MirtAi.Channels.Http;

/// <summary>
/// Makes requests of a platform that is called with a bearer token. One request a call, never repeated; it never throws but for the
/// caller's cancellation. No reason holds an address or the token.
/// </summary>
/// <param name="timeout">How long one request may take before its outcome counts as unknown.</param>
internal sealed class PlatformHttp(HttpClient http, string baseUrl, string token, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private readonly string root = baseUrl.TrimEnd('/');

    public Task<PlatformReply> Get(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Get, path, null, cancellationToken);

    public Task<PlatformReply> Post(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Post, path, new ByteArrayContent([]), cancellationToken);

    public Task<PlatformReply> Delete(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Delete, path, new ByteArrayContent([]), cancellationToken);

    public Task<PlatformReply> Post<T>(string path, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Send(HttpMethod.Post, path, json, cancellationToken);
    }

    private async Task<PlatformReply> Send(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var tracked = content is null ? null : new TrackedContent(content);
        using var request = new HttpRequestMessage(method, $"{root}/{path}") { Content = tracked };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
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
