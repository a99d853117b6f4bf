using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Channels.Files;
using MirtAi.Silo.Files;

namespace MirtAi.Api.Files;

/// <summary><c>GET /files/TOKEN/NAME</c>: a manager's file for the platform that was given the link.</summary>
internal sealed class FileLinkEndpointSource : IEndpointSource
{
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"{SignedFileLinks.Path}{{token}}/{{name}}", Open).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, Problem>> Open(
        HttpContext context, string token, IEnumerable<SignedFileLinks> links, [FromServices] FileDelivery files,
        CancellationToken cancellationToken)
    {
        if (links.Select(link => link.FileOf(token)).FirstOrDefault(found => found is not null) is not { } file
            || await files.Open(file, cancellationToken) is not var (content, contentType))
            return Problem.NotFound("File not found.");
        var headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = "attachment";
        return TypedResults.Bytes(content, contentType);
    }
}
