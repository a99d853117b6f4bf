using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>Refuses posts that are not from a form of a page that this browser was given.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    // Photos stay in memory until they are stored: a container may have no place for files.
    private static readonly FormOptions Options = new()
    {
        MemoryBufferThreshold = (int)FormPhotos.MaxBodyBytes,
        MultipartBodyLengthLimit = FormPhotos.MaxBodyBytes,
    };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !await IsOwn(http))
            return Problem.BadRequest("The form is outdated or not from here: load the page again.");
        return await next(context);
    }

    private async Task<bool> IsOwn(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return false;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Options));
        return await antiforgery.IsRequestValidAsync(http);
    }
}
