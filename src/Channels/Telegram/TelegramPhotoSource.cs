using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Grains.Photos;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Photos at Telegram, <c>telegram-file:FILE_ID</c> those of the customers' bot (Bot API, getFile: files up to 20 MB). What fails for a
/// moment is tried once more within <see cref="TelegramOptions.PhotoTimeout"/>; after that the photo counts as unavailable.
/// </summary>
internal sealed partial class TelegramPhotoSource(
    string scheme, TelegramApi api, IOptions<TelegramOptions> options, TimeProvider time, ILogger<TelegramPhotoSource> logger)
    : IPhotoSource
{
    private const int Attempts = 2;

    public string Scheme => scheme;

    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken)
    {
        var fileId = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        using var deadline = new CancellationTokenSource(options.Value.PhotoTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await FindAndDownload(fileId, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                LogUnavailable("timeout");
                return null;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                LogUnavailable(exception.GetType().Name);
            }
        }

        return null;
    }

    private async Task<Photo?> FindAndDownload(string fileId, CancellationToken cancellationToken)
    {
        var answer = await api.Call(
            "getFile", new GetFileRequest(fileId), TelegramJson.Default.GetFileRequest, options.Value.PhotoTimeout, cancellationToken);
        if (answer is TelegramAnswer.Refused { Code: >= 400 and < 500 and not 429 })
            return null;
        if (answer is not TelegramAnswer.Done { Result: var file })
            throw new HttpRequestException("getFile has no answer");
        if (file.Integer("file_size"u8) > Photo.MaxBytes || file.String("file_path"u8) is not { } path || !IsServed(path))
            return null;
        return await Download(path, cancellationToken);
    }

    /// <summary>A server in local mode tells a path on its own disk instead, which is not ours to open.</summary>
    private static bool IsServed(string path) =>
        path.Length > 0 && path[0] != '/' && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Contains("..");

    private async Task<Photo?> Download(string path, CancellationToken cancellationToken)
    {
        using var response = await api.Download(path, cancellationToken);
        if ((int)response.StatusCode is >= 400 and < 500)
            return null;
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await PhotoBytes.Read(stream, cancellationToken);
    }

    [LoggerMessage(EventId = 4120, Level = LogLevel.Warning, Message = "A photo is not available at Telegram now ({Cause})")]
    private partial void LogUnavailable(string cause);
}
