namespace MirtAi.Api.Chat;

internal sealed partial class ChatEventStream
{
    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "An open chat waits: replies cannot be read: {Reason}")]
    private partial void LogReadFailed(string reason);
}
