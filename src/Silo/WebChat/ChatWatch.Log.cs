using Microsoft.Extensions.Logging;

namespace MirtAi.WebChat;

internal sealed partial class ChatWatch
{
    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "Chat pages wait for replies, the database does not answer: {Reason}")]
    private partial void LogLookFailed(string reason);
}
