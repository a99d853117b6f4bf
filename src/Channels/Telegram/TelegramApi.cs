using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MirtAi.Channels.Http;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Calls methods of the Bot API as one bot. It makes one request per call and never repeats one; it never throws but for the caller's
/// cancellation. The token is part of every address, so no address is ever logged, traced or put into a reason.
/// </summary>
internal sealed class TelegramApi(HttpClient http, string baseUrl, string token, TimeProvider time)
{
    /// <summary>The longest answer that is read of most methods, in bytes.</summary>
    public const int MaxAnswerBytes = 1024 * 1024;

    private readonly string root = baseUrl.TrimEnd('/');

    public Task<TelegramAnswer> Call<T>(
        string method, T request, JsonTypeInfo<T> type, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, type));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Call(method, json, timeout, cancellationToken);
    }

    public async Task<TelegramAnswer> Call(string method, HttpContent content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var activity = TelegramTelemetry.Start(method);
        using var tracked = new TrackedContent(content);
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        TelegramAnswer answer;
        try
        {
            using var response = await http.PostAsync($"{root}/bot{token}/{method}", tracked, either.Token);
            answer = TelegramAnswerReader.Read(response, await response.Content.ReadAsByteArrayAsync(either.Token), time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = Unanswered(tracked, $"{method}: timed out");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            answer = Unanswered(tracked, $"{method}: {Failure(exception)}");
        }

        TelegramTelemetry.Record(activity, method, answer);
        return answer;
    }

    /// <summary>Opens a file that <c>getFile</c> found. The caller disposes the response.</summary>
    public Task<HttpResponseMessage> Download(string filePath, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString));
        return http.GetAsync($"{root}/file/bot{token}/{escaped}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static TelegramAnswer Unanswered(TrackedContent content, string reason) =>
        content.HasStarted ? new TelegramAnswer.Lost(reason) : new TelegramAnswer.NotSent(reason);

    /// <summary>The kind of failure alone: exceptions' messages may hold what must not be shown.</summary>
    private static string Failure(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: var error } ? $"connection failed ({error})" : "connection lost";
}
