using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Posts below which people comment.</summary>
internal static class MediaEndpoints
{
    private const int MaxContextLength = 2_000;

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/media", List).WithSummary("Posts that were commented on").Produces400()
            .WithMetadata(OlderNames.OfLists);
        endpoints.MapGet("/media/{id}", Find).WithSummary("One post").Produces404();
        endpoints.MapPatch("/media/{id}", Change).Produces400().Produces404()
            .WithSummary("Says what a post shows, and switches the processing of its comments, or comments themselves, on or off");
    }

    private static async Task<Results<Ok<Listing<MediaView>>, Problem>> List(
        int? page, int? pageSize, MediaQueries media, CancellationToken cancellationToken) =>
        Paging.Fault(page, pageSize, out var request) is { } fault
            ? fault
            : TypedResults.Ok(await media.List(request, cancellationToken));

    private static async Task<Results<Ok<MediaView>, Problem>> Find(string id, MediaQueries media, CancellationToken cancellationToken) =>
        await media.Find(id, cancellationToken) is { } post ? TypedResults.Ok(post) : NoPost;

    private static async Task<Results<Ok<MediaView>, Problem>> Change(
        string id, MediaChange change, MediaQueries media, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        var (processing, commenting) =
            (change.ProcessingEnabled ?? change.IsProcessingEnabled, change.CommentsEnabled ?? change.IsCommentEnabled);
        if (change.Context is null && processing is null && commenting is null)
            return Problem.BadRequest("context, processingEnabled or commentsEnabled: at least one is required.");
        if (change.Context is { Length: > MaxContextLength } || change.Context?.Contains('\0') == true)
            return Problem.BadRequest($"context: must be at most {MaxContextLength} characters, without NUL.");
        var patch = new MediaPatch
        {
            Context = change.Context?.Trim(),
            ProcessingEnabled = processing,
            CommentsEnabled = commenting,
        };
        return await actions.Change(id, patch, cancellationToken) is null ? NoPost : await Find(id, media, cancellationToken);
    }

    private static Problem NoPost => Problem.NotFound("Post not found.");
}
