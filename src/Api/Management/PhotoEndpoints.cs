using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Management;

/// <summary>Photos of conversations, for those who look at a session.</summary>
internal static class PhotoEndpoints
{
    private const int MaxReferenceLength = 500;

    public static void MapPhotos(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/photos", Open).WithName("getPhoto")
            .WithSummary("A photo, by its reference in a message's images; fetched from its channel. Addresses on the web are not fetched")
            .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp", "image/gif").Produces400().Produces404();

    /// <summary>Answers with the photo.</summary>
    public static async Task<Results<FileContentHttpResult, Problem>> Open(
        HttpContext context, string reference, IEnumerable<IPhotoSource> sources, CancellationToken cancellationToken)
    {
        if (reference.Length > MaxReferenceLength || reference.Contains('\0'))
            return Problem.BadRequest($"reference is at most {MaxReferenceLength} characters long.");
        var scheme = reference.Split(':', 2)[0];
        var source = sources.FirstOrDefault(source => source.Scheme == scheme && scheme != Uri.UriSchemeHttps);
        var photo = source is null ? null : await source.Open(reference, cancellationToken);
        return PhotoAnswer.For(context.Response, photo, "private, max-age=3600");
    }
}
