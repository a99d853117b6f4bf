using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.WebChat;

internal sealed partial class ChatWatch
{
    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "Chat pages wait: replies of other processes cannot be read")]
    private partial void LogLookFailed(Exception exception);
}
