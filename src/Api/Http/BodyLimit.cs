using Microsoft.AspNetCore.Http.Features;

namespace MirtAi.Api.Http;

/// <summary>How large a body may be.</summary>
internal static class BodyLimit
{
    /// <summary>The largest body that is read unless an endpoint says otherwise: that of a webhook, in bytes.</summary>
    public const int DefaultBytes = 1024 * 1024;

    /// <summary>
    /// The endpoint counts the body itself. The server would count the framing too, and would drop the connection in the middle of the
    /// upload, before the client has read why; after our own answer it takes the rest in and throws it away, for some seconds.
    /// </summary>
    public static void LeaveToReader(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }

    /// <summary>The refusal of a larger body.</summary>
    public static BadHttpRequestException TooLarge(long maxBytes) =>
        new($"The body must be at most {maxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}
