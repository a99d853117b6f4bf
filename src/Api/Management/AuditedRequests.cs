using MirtAi.Silo.Audit;

namespace MirtAi.Api.Management;

/// <summary>
/// Writes into the audit trail what a request is about to change or to hand out, and afterwards what became of it, unless a failure leaves
/// that unknown; nothing is done if the trail cannot be written. Who only looks leaves no trace.
/// </summary>
internal sealed class AuditedRequests : IEndpointFilter
{
    private const string KeyOfCustomer = "key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var action = http.GetEndpoint()?.Metadata.GetMetadata<AuditAction>();
        var looks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (action is { Code: null } || action is null && looks)
            return await next(context);
        // Asked for here: endpoints are made before the settings of the database are known to be right.
        var audit = http.RequestServices.GetRequiredService<AuditTrail>();
        var entry = await Begin(audit, http, action);
        var result = await next(context); // After a failure it is not known what became of it.
        // Whoever asked may be gone; what they asked for is done or not all the same.
        await audit.End(entry, IsRefusal(result) ? AuditOutcomes.Refused : AuditOutcomes.Done, CancellationToken.None);
        return result;
    }

    private static Task<long> Begin(AuditTrail audit, HttpContext http, AuditAction? action)
    {
        var values = http.Request.RouteValues.ToDictionary(value => value.Key, value => value.Value?.ToString() ?? "");
        var key = values.Remove(KeyOfCustomer, out var routed) ? routed : http.Request.Query[KeyOfCustomer].ToString();
        var subject = string.Join(' ', values.Values);
        return audit.Begin(
            http.User.Identity?.Name ?? ManagerMessage.DefaultManager,
            action?.Code ?? $"{http.Request.Method} {Pattern(http)}",
            key is "" || action is { Forgets: true } ? null : key,
            action is { Forgets: true } ? key.Split(':', 2)[0] : subject,
            http.RequestAborted);
    }

    private static string Pattern(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path;

    private static bool IsRefusal(object? result) => result switch
    {
        INestedHttpResult nested => IsRefusal(nested.Result),
        IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest } => true,
        _ => false,
    };
}
