using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>
/// Refuses posts that another site makes a browser send: our script adds a header that a foreign form cannot, and the browser's own
/// word about the origin must not contradict.
/// </summary>
internal sealed class SameOrigin : IEndpointFilter
{
    /// <summary>Any value will do.</summary>
    public const string Header = "X-Mirt-Chat";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOwn(context.HttpContext.Request)
            ? next(context)
            : ValueTask.FromResult<object?>(
                new Problem(StatusCodes.Status403Forbidden, $"Only the chat page itself may post here, with the header {Header}."));

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers[Header].Count == 0)
            return false;
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin")
            return false;

        return request.Headers.Origin is not { Count: > 0 } origin
            || Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsHost(uri, request.Host);
    }

    // Behind a proxy the scheme may differ from what the browser saw; the host does not. A host without a port has the origin's usual one.
    private static bool IsHost(Uri origin, HostString host) =>
        string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == origin.Port : origin.IsDefaultPort);
}
