namespace MirtAi.Api.Console;

/// <summary>Says with each answer what a browser may do with it.</summary>
internal sealed class ConsoleHeaders : IEndpointFilter
{
    /// <summary>Nothing but the console's own files runs or is loaded; photos may come from the shop's picture hosts.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Set(context.HttpContext.Response.Headers);
        return next(context);
    }

    /// <summary>The same for an answer that is not an endpoint's.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Of our own pages a form's Referer is no secret; other sites learn no customer's key.
        headers["Referrer-Policy"] = "same-origin";
        // In the words of the tokens of forms: they would complain of others.
        headers.CacheControl = "no-cache, no-store";
    }
}
