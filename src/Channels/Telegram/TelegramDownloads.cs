using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Fetches what lies at Telegram (Bot API, getFile: files up to 20 MB). What fails for a moment is tried once more within the
/// time that it may take; after that it counts as unavailable.
/// </summary>
internal sealed partial class TelegramDownloads(
    TelegramApi api, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramDownloads> logger)
{
    private const int Attempts = 2;

    /// <summary>How long a photo may take.</summary>
    public TimeSpan PhotoTimeout => options.Value.PhotoTimeout;

    /// <summary>What <paramref name="read"/> makes of the content; null if there is none now, or it is larger than the limit.</summary>
    public async Task<T?> Open<T>(
        string reference, TimeSpan timeout, int maxBytes, Func<Stream, CancellationToken, Task<T?>> read,
        CancellationToken cancellationToken)
    {
        var fileId = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await FindAndDownload(fileId, maxBytes, read, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                LogUnavailable("timeout");
                return default;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                LogUnavailable(exception.GetType().Name);
            }
        }

        return default;
    }

    private async Task<T?> FindAndDownload<T>(
        string fileId, int maxBytes, Func<Stream, CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
    {
        var answer = await api.Call(
            "getFile", new GetFileRequest(fileId), TelegramJson.Default.GetFileRequest, PhotoTimeout, cancellationToken);
        if (answer is TelegramAnswer.Refused { Code: >= 400 and < 500 and not 429 })
            return default;
        if (answer is not TelegramAnswer.Done { Result: var file })
            throw new HttpRequestException("getFile has no answer");
        if (file.Integer("file_size"u8) > maxBytes || file.String("file_path"u8) is not { } path || !IsServed(path))
            return default;
        using var response = await api.Download(path, cancellationToken);
        if ((int)response.StatusCode is >= 400 and < 500)
            return default;
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await read(stream, cancellationToken);
    }

    /// <summary>A server in local mode tells a path on its own disk instead, which is not ours to open.</summary>
    private static bool IsServed(string path) =>
        path.Length > 0 && path[0] != '/' && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Contains("..");

    [LoggerMessage(EventId = 4120, Level = LogLevel.Warning, Message = "A photo or file is not available at Telegram now ({Cause})")]
    private partial void LogUnavailable(string cause);
}
