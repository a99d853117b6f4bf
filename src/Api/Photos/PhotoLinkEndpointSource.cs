using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Channels.Photos;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Photos;

/// <summary><c>GET /photos/TOKEN</c>: a photo for the platform that was given the link.</summary>
internal sealed class PhotoLinkEndpointSource : IEndpointSource
{
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"{SignedPhotoLinks.Path}{{token}}", Open).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, Problem>> Open(
        HttpContext context, string token, IEnumerable<SignedPhotoLinks> links, IEnumerable<IPhotoSource> sources,
        CancellationToken cancellationToken)
    {
        var reference = links.Select(link => link.ReferenceOf(token)).FirstOrDefault(found => found is not null);
        var scheme = reference?.Split(':', 2)[0];
        var source = sources.FirstOrDefault(source => source.Scheme == scheme && scheme != Uri.UriSchemeHttps);
        var photo = reference is null || source is null ? null : await source.Open(reference, cancellationToken);
        return PhotoAnswer.For(context.Response, photo, "private, max-age=3600");
    }
}
