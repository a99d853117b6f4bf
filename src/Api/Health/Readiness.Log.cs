namespace MirtAi.Api.Health;

internal sealed partial class Readiness
{
    [LoggerMessage(EventId = 5101, Level = LogLevel.Warning, Message = "Not ready: {Part} cannot be checked")]
    private partial void LogPartFailed(string part, Exception exception);
}
