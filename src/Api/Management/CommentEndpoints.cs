using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Comments;

namespace MirtAi.Api.Management;

/// <summary>Comments below the shop's posts.</summary>
internal static class CommentEndpoints
{
    private const int MaxReasoningLength = 1_000;
    private const string HiddenMeaning = "What hidden in the body is, as older systems send it.";

    public static void MapComments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/comments", List).Produces400()
            .WithSummary("Comments, newest first, with the counts of their types; several statuses or types by commas or repeated")
            .WithMetadata(new ParameterValues("status", CommentNames.AllStatuses))
            .WithMetadata(new ParameterValues("type", CommentNames.AllTypes)).WithMetadata(OlderNames.OfLists);
        endpoints.MapGet("/media/{id}/comments", ListOfPost).Produces400().Produces404()
            .WithSummary("Comments below one post, newest first, with the counts of their types")
            .WithMetadata(new ParameterValues("status", CommentNames.AllStatuses))
            .WithMetadata(new ParameterValues("type", CommentNames.AllTypes)).WithMetadata(OlderNames.OfLists);
        endpoints.MapGet("/comments/{id}", Find).WithSummary("One comment, also a deleted one").Produces404();
        endpoints.MapPatch("/comments/{id}", Change).Produces400().Produces404()
            .WithSummary("Hides or shows a comment, or says what it is; nothing that is decided later by itself changes that");
        endpoints.MapDelete("/comments/{id}", Delete).Produces404()
            .WithSummary("Deletes a comment, on the platform too, with those that answer it");
        endpoints.MapPut("/comments/{id}/answer", Answer).Produces400().Produces404().Produces409()
            .WithSummary("Answers a comment as the shop; an earlier answer is replaced once this one is there");
        endpoints.MapDelete("/comments/{id}/answer", DeleteAnswer).Produces404()
            .WithSummary("Deletes the shop's answer; the comment is not answered by itself any more");
    }

    private static async Task<Results<Ok<CommentListing>, Problem>> List(
        [FromQuery] string[]? status, [FromQuery] string[]? type, string? media, bool? includeDeleted, int? page, int? pageSize,
        CommentQueries comments, CancellationToken cancellationToken)
    {
        var statuses = Names(status, name => CommentNames.ParseStatus(name)?.Name());
        var types = Names(type, name => CommentNames.ParseType(name)?.Name());
        var fault = Paging.Fault(page, pageSize, out var request)
            ?? (statuses is null ? Unknown("status", CommentNames.AllStatuses) : null)
            ?? (types is null ? Unknown("type", CommentNames.AllTypes) : null)
            ?? FilterText.Fault("media", media);
        if (fault is not null)
            return fault;
        var filter = new CommentFilter(statuses!, types!, FilterText.OrNull(media), includeDeleted ?? false);
        return TypedResults.Ok(await comments.List(filter, request, cancellationToken));
    }

    private static async Task<Results<Ok<CommentListing>, Problem>> ListOfPost(
        string id, [FromQuery] string[]? status, [FromQuery] string[]? type, bool? includeDeleted, int? page, int? pageSize,
        CommentQueries comments, MediaQueries posts, CancellationToken cancellationToken) =>
        FilterText.Fault("id", id) is null && await posts.Exists(id, cancellationToken)
            ? await List(status, type, id, includeDeleted, page, pageSize, comments, cancellationToken)
            : Problem.NotFound("Post not found.");

    private static async Task<Results<Ok<CommentView>, Problem>> Find(
        string id, CommentQueries comments, CancellationToken cancellationToken) =>
        await comments.Find(id, cancellationToken) is { } comment ? TypedResults.Ok(comment) : NoComment;

    /// <summary>Hides or shows a comment, or says what it is.</summary>
    public static async Task<Results<Ok<CommentView>, Problem>> Change(
        string id, CommentPatch? patch, [FromQuery(Name = "is_hidden"), Description(HiddenMeaning)] bool? isHidden, CommentQueries comments,
        [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        patch ??= new CommentPatch();
        patch = patch with { Hidden = patch.Hidden ?? isHidden };
        var type = TypeName(patch.Type);
        var known = CommentNames.ParseType(type);
        var fault = (patch.Hidden is null && type is null ? Problem.BadRequest("hidden or type: at least one is required.") : null)
            ?? (type is not null && known is null ? Unknown("type", CommentNames.AllTypes) : null)
            ?? (known is not null && string.IsNullOrWhiteSpace(patch.Reasoning)
                ? Problem.BadRequest("reasoning: is required together with type.")
                : null)
            ?? (patch.Reasoning is { Length: > MaxReasoningLength } || patch.Reasoning?.Contains('\0') == true
                ? Problem.BadRequest($"reasoning: must be at most {MaxReasoningLength} characters, without NUL.")
                : null)
            ?? NameFault(patch.Manager);
        if (fault is not null)
            return fault;
        var manager = Manager(patch.Manager);
        if (known is not null)
        {
            var typed = new CommentOrder
            {
                Kind = CommentOrderKind.SetType,
                Manager = manager,
                Type = known,
                Text = patch.Reasoning!.Trim(),
            };
            if (await actions.Do(id, typed, cancellationToken) is CommentOutcome.NoComment)
                return NoComment;
        }

        if (patch.Hidden is { } hidden)
        {
            var order = new CommentOrder { Kind = hidden ? CommentOrderKind.Hide : CommentOrderKind.Show, Manager = manager };
            if (await actions.Do(id, order, cancellationToken) is CommentOutcome.NoComment)
                return NoComment;
        }

        return await Find(id, comments, cancellationToken);
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        var order = new CommentOrder { Kind = CommentOrderKind.Delete, Manager = ManagerMessage.DefaultManager };
        return await actions.Do(id, order, cancellationToken) is CommentOutcome.Done ? TypedResults.NoContent() : NoComment;
    }

    /// <summary>Answers a comment as the shop.</summary>
    public static async Task<Results<Ok<CommentView>, Problem>> Answer(
        string id, CommentAnswerRequest request, CommentQueries comments, [FromServices] CommentActions actions,
        CancellationToken cancellationToken)
    {
        var text = request.Answer?.Trim() ?? "";
        if (text.Length is 0 or > CommentReply.MaxLength || text.Contains('\0'))
            return Problem.BadRequest($"answer: must be 1 to {CommentReply.MaxLength} characters, without NUL.");
        if (NameFault(request.Manager) is { } fault)
            return fault;
        var order = new CommentOrder { Kind = CommentOrderKind.Answer, Manager = Manager(request.Manager), Text = text };
        return await actions.Do(id, order, cancellationToken) switch
        {
            CommentOutcome.NoComment => NoComment,
            CommentOutcome.NotAnswerable => new Problem(
                StatusCodes.Status409Conflict, "Comments of live broadcasts, and the shop's own, cannot be answered."),
            _ => await Find(id, comments, cancellationToken),
        };
    }

    /// <summary>Deletes the shop's answer.</summary>
    public static async Task<Results<NoContent, Problem>> DeleteAnswer(
        string id, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        var order = new CommentOrder { Kind = CommentOrderKind.DeleteAnswer, Manager = ManagerMessage.DefaultManager };
        return await actions.Do(id, order, cancellationToken) switch
        {
            CommentOutcome.Done => TypedResults.NoContent(),
            CommentOutcome.NoAnswer => NoAnswer,
            _ => NoComment,
        };
    }

    /// <summary>Several names, each of which may be a list; null if one of them is unknown.</summary>
    private static string[]? Names(string[]? values, Func<string, string?> known)
    {
        string?[] names =
        [
            .. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(known).Distinct(),
        ];
        return names.Contains(null) ? null : [.. names.OfType<string>()];
    }

    private static string? TypeName(JsonElement? type) => type switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    private static string Manager(string? name) => FilterText.OrNull(name) ?? ManagerMessage.DefaultManager;

    private static Problem? NameFault(string? name) => ManagerMessage.NameFault(name) is { } fault ? Problem.BadRequest(fault) : null;

    private static Problem Unknown(string parameter, IReadOnlyList<string> known) =>
        Problem.BadRequest($"{parameter}: must be one of {string.Join(", ", known)}.");

    /// <summary>There is no answer.</summary>
    public static Problem NoAnswer => Problem.NotFound("The comment has no answer.");

    /// <summary>There is no comment.</summary>
    public static Problem NoComment => Problem.NotFound("Comment not found, or deleted.");
}
