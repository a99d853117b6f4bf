using Microsoft.AspNetCore.Antiforgery;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>Refuses posts that are not from a form of a page that this browser was given.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !(http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http)))
            return Problem.BadRequest("The form is outdated or not from here: load the page again.");
        return await next(context);
    }
}
