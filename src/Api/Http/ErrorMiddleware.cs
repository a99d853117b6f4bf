using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Http;

/// <summary>
/// Turns exceptions, and statuses without a body, into <see cref="Problem"/>s. Nothing of an unexpected exception reaches the client.
/// </summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, StorageFaultLog faults, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested)
        {
            CaughtFaults.Count("aborted-request", exception);
            // Whoever asked is gone; there is nobody to answer.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception)
        {
            if (ErrorMap.ProblemFor(exception) is null)
                CaughtFaults.Count(CaughtFaults.Request, exception);
            await Answer(context, exception);
            return;
        }

        if (IsBareError(context.Response))
            await Bare(context).ExecuteAsync(context);
    }

    private static Problem Bare(HttpContext context) => new(
        context.Response.StatusCode,
        context.Response.StatusCode == StatusCodes.Status400BadRequest ? ParameterFaults.Describe(context) : null);

    private async Task Answer(HttpContext context, Exception exception)
    {
        var problem = ErrorMap.ProblemFor(exception);
        if (problem is null)
        {
            LogUnexpected(exception);
        }
        else
        {
            faults.Tell(exception);
            LogRefused(problem.StatusCode!.Value, exception.GetType().Name, exception.Message);
        }

        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        await (problem ?? new Problem(StatusCodes.Status500InternalServerError)).ExecuteAsync(context);
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);
}
