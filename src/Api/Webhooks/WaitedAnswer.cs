using System.Net.Mime;
using System.Text;
using MirtAi.Channels.Answers;

namespace MirtAi.Api.Webhooks;

/// <summary>The answer for which a request waited. Once it is written, whoever delivers it knows that the platform has it.</summary>
internal sealed class WaitedAnswer(string json, IAnswerSeat seat) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var isWritten = false;
        try
        {
            var body = Encoding.UTF8.GetBytes(json);
            httpContext.Response.ContentType = MediaTypeNames.Application.Json;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
            await httpContext.Response.CompleteAsync();
            isWritten = !httpContext.RequestAborted.IsCancellationRequested;
        }
        finally
        {
            await seat.Close(isWritten);
        }
    }
}
