namespace MirtAi.Api.Http;

/// <summary>
/// Says once that a proxy is in front which <see cref="ForwardingOptions.TrustedNetworks"/> does not name: all who come through it count
/// as one address then, and share its limits.
/// </summary>
internal sealed partial class UntrustedProxy(RequestDelegate next, ILogger<UntrustedProxy> logger)
{
    private bool isTold;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!isTold && headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("X-Original-For"))
        {
            isTold = true;
            LogUntrusted(ClientNetwork.Of(context));
        }

        return next(context);
    }

    [LoggerMessage(EventId = 5402, Level = LogLevel.Warning, Message =
        "X-Forwarded-For from {Address} is not believed. If that is your proxy, set Proxy:TrustedNetworks: "
        + "its clients share the limits of one address")]
    private partial void LogUntrusted(string address);
}
