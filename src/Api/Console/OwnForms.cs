using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using MirtAi.Api.Http;

namespace MirtAi.Api.Console;

/// <summary>Refuses posts that are not from a form of a page that this browser was given.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>The header that may hold the token instead of the form.</summary>
    public const string TokenHeader = "X-Form-Token";

    // Photos stay in memory until they are stored: a container may have no place for files.
    private static readonly FormOptions Options = new()
    {
        MemoryBufferThreshold = (int)FormPhotos.MaxBodyBytes,
        MultipartBodyLengthLimit = FormPhotos.MaxBodyBytes,
    };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isStreamed = http.GetEndpoint()?.Metadata.GetMetadata<StreamedForm>() is not null;
        if (HttpMethods.IsPost(http.Request.Method) && !isStreamed && !await IsOwn(http))
            return Foreign;
        return await next(context);
    }

    /// <summary>The refusal of a form that is not from here.</summary>
    public static Problem Foreign => new(StatusCodes.Status400BadRequest, "The form is outdated or not from here: load the page again.")
    {
        IsOutdatedForm = true,
    };

    /// <summary>Whether a streamed form with this token, its first field, is from here.</summary>
    public static async Task<bool> IsOwn(HttpContext http, IAntiforgery antiforgery, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return false;
        // Where there is a header, the form is not read.
        http.Request.Headers[TokenHeader] = token;
        return await antiforgery.IsRequestValidAsync(http);
    }

    private async Task<bool> IsOwn(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return false;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Options));
        return await antiforgery.IsRequestValidAsync(http);
    }
}
