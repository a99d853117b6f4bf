using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Http;

/// <summary>A photo as an answer that can do nothing but be looked at, or 404.</summary>
internal static class PhotoAnswer
{
    public static Results<FileContentHttpResult, Problem> For(HttpResponse response, Photo? photo, string cacheControl)
    {
        if (photo is null)
            return Problem.NotFound("Photo not found.");
        response.Headers.CacheControl = cacheControl;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(photo.Content, photo.ContentType);
    }
}
