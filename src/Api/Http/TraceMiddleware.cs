using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MirtAi.Api.Http;

/// <summary>
/// Gives every request a trace id: the caller's <c>X-Trace-Id</c>, else that of its <c>traceparent</c>, else a new one. It is on every
/// response, in the scope of every log record, and the request's <see cref="HttpContext.TraceIdentifier"/>.
/// </summary>
internal sealed partial class TraceMiddleware(RequestDelegate next, ILogger<TraceMiddleware> logger)
{
    public const string Header = "X-Trace-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var traceId = Incoming(context.Request) ?? (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        context.TraceIdentifier = traceId;
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        }, context);
        using (logger.BeginScope(new KeyValuePair<string, object?>[] { new("traceId", traceId) }))
            await next(context);
    }

    private static string? Incoming(HttpRequest request)
    {
        var given = request.Headers[Header];
        if (given.Count == 1 && given[0] is { } id && Sane.IsMatch(id))
            return id;
        return ActivityContext.TryParse(request.Headers.TraceParent, null, out var parent) ? parent.TraceId.ToHexString() : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9\-_.]{1,64}\z")]
    private static partial Regex Sane { get; }
}
