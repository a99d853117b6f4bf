using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Api.Http;

/// <summary>
/// An error answer: <c>application/problem+json</c> (RFC 9457) with the trace id, whatever the client accepts, but for a browser where the
/// endpoint has an <see cref="IProblemPage"/>.
/// </summary>
internal sealed class Problem(int status, string? detail = null, TimeSpan? retryAfter = null) : IResult, IStatusCodeHttpResult
{
    private const string ContentType = "application/problem+json";

    public int? StatusCode => status;

    /// <summary>What is wrong and what to do, for the client's developer.</summary>
    public string? Detail => detail;

    /// <summary>How many characters a text may have that has more; null if that is not what is wrong.</summary>
    public int? MaxLength { get; private init; }

    /// <summary>Whether a form was refused because its page is outdated, or no page of this service.</summary>
    public bool IsOutdatedForm { get; init; }

    /// <summary>400: a parameter, a header or a part of the body is wrong.</summary>
    public static Problem BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <inheritdoc cref="BadRequest(string)"/>
    public static Problem BadRequest(RequestFault fault) =>
        new(StatusCodes.Status400BadRequest, fault.Detail) { MaxLength = fault.MaxLength };

    /// <summary>404.</summary>
    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    /// <summary>429: the same request may be made again after that time.</summary>
    public static Problem TooManyRequests(string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, detail, retryAfter);

    /// <summary>503: the same request may be made again after that time.</summary>
    public static Problem Unavailable(string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, detail, retryAfter);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(provider: null);
        if (status == StatusCodes.Status413PayloadTooLarge || IsTooLarge(httpContext))
        {
            // The server ends the connection after a body that is too large: whoever keeps it must know. It does so after it has thrown
            // the rest away, else the client would see a broken connection instead of this answer.
            response.Headers.Connection = "close";
            BodyLimit.LeaveToReader(httpContext.Request);
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;

        if (status != StatusCodes.Status429TooManyRequests // A refusal for too much work must cost little.
            && httpContext.GetEndpoint()?.Metadata.GetMetadata<IProblemPage>() is { } page
            && IsBrowser(httpContext.Request))
        {
            try
            {
                await page.Write(httpContext, this);
                return;
            }
            catch (Exception exception) when (!response.HasStarted)
            {
                CaughtFaults.Count("problem-page", exception);
                response.ContentType = ContentType;
            }
        }

        var body = new ProblemBody(
            "about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, httpContext.TraceIdentifier);
        await response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(body, ProblemJson.Default.ProblemBody), httpContext.RequestAborted);
    }

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsTooLarge(HttpContext context) =>
        context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
}
