using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>
/// Paths by which older systems do what has other paths today. They take what those systems send, and answer as the others do. A comment
/// has at most one answer, whose id is the comment's.
/// </summary>
internal static class OlderCommentEndpoints
{
    private const string PictureMeaning = "Which picture of a carousel, from 0; the first one if absent.";

    public static void MapOlderComments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPatch("/comments/{id}/classification", Classify).Produces400().Produces404()
            .WithSummary("Says what a comment is; PATCH /comments/{id} does the same");
        endpoints.MapGet("/comments/{id}/answers", Answers).Produces404()
            .WithSummary("The answer that stands below a comment, as a list of none or one");
        endpoints.MapPut("/comments/{id}/answers", CommentEndpoints.Answer).WithName("replaceCommentAnswer")
            .Produces400().Produces404().Produces409().WithSummary("Answers a comment; PUT /comments/{id}/answer does the same");
        endpoints.MapPatch("/answers/{id}", Replace).Produces400().Produces404().Produces409()
            .WithSummary("Replaces the answer to a comment; the id is the comment's");
        endpoints.MapDelete("/answers/{id}", CommentEndpoints.DeleteAnswer).Produces404()
            .WithSummary("Deletes the answer to a comment; the id is the comment's");
        endpoints.MapGet("/media/{id}/image", Picture)
            .WithSummary("A picture of a post; GET /photos does the same")
            .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/webp", "image/gif").Produces400().Produces404();
    }

    private static Task<Results<Ok<CommentView>, Problem>> Classify(
        string id, OlderTypePatch patch, CommentQueries comments, [FromServices] CommentActions actions,
        CancellationToken cancellationToken) =>
        CommentEndpoints.Change(
            id, new CommentPatch { Type = patch.Type ?? patch.ClassificationType, Reasoning = patch.Reasoning, Manager = patch.Manager },
            isHidden: null, comments, actions, cancellationToken);

    private static async Task<Results<Ok<Listing<CommentAnswerEntry>>, Problem>> Answers(
        string id, CommentQueries comments, CancellationToken cancellationToken)
    {
        if (await comments.Find(id, cancellationToken) is not { Deleted: false } comment)
            return CommentEndpoints.NoComment;
        CommentAnswerEntry[] answers = Stands(comment) ? [CommentAnswerEntry.Of(comment)] : [];
        return TypedResults.Ok(new Listing<CommentAnswerEntry>(answers, answers.Length, 1, PageRequest.DefaultPageSize));
    }

    private static async Task<Results<Ok<CommentView>, Problem>> Replace(
        string id, OlderAnswerPatch patch, CommentQueries comments, [FromServices] CommentActions actions,
        CancellationToken cancellationToken) =>
        await comments.Find(id, cancellationToken) is { } comment && Stands(comment)
            ? await CommentEndpoints.Answer(
                id, new CommentAnswerRequest { Answer = patch.Answer, Manager = patch.Manager }, comments, actions, cancellationToken)
            : CommentEndpoints.NoAnswer;

    private static async Task<Results<FileContentHttpResult, Problem>> Picture(
        HttpContext context, string id, [FromQuery(Name = "child_index"), Description(PictureMeaning)] int? picture,
        IEnumerable<IPhotoSource> sources, CancellationToken cancellationToken) => picture < 0
            ? Problem.BadRequest("child_index: must be 0 or more.")
            : await PhotoEndpoints.Open(context, $"instagram-post:{id}/{picture ?? 0}", sources, cancellationToken);

    private static bool Stands(CommentView comment) => comment is { Deleted: false, Answer.Status: "pending" or "sent" };
}
