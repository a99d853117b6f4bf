namespace MirtAi.Api.Http;

internal sealed partial class ErrorMiddleware
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "A request failed")]
    private partial void LogUnexpected(Exception exception);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "A request was answered with {Status}: {Exception}: {Reason}")]
    private partial void LogRefused(int status, string exception, string reason);
}
