using Microsoft.Extensions.Logging;

namespace MirtAi.Channels.Telegram;

internal sealed partial class TelegramClient
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "{Account}: {Method} came to {Outcome} (code {Code})")]
    private partial void LogRefused(string account, string method, string outcome, int code);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "{Account}: {Method} is sent once more as {Variant}")]
    private partial void LogVariant(string account, string method, TelegramVariant variant);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Warning, Message = "{Account}: none of {Count} photos opens, the text goes alone")]
    private partial void LogPhotosMissing(string account, int count);

    [LoggerMessage(EventId = 4104, Level = LogLevel.Warning, Message = "{Account}: {Count} photos are refused, the text goes alone")]
    private partial void LogPhotosRefused(string account, int count);
}
