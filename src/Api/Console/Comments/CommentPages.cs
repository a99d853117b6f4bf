using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Comments;

/// <summary>The inbox of comments.</summary>
internal static class CommentPages
{
    private const string Path = "/console/comments";
    private const int MaxContextLength = 2_000;

    public static void MapCommentPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/comments", List);
        console.MapGet("/comments/{id}", Find);
        console.MapGet("/posts", Posts);
        console.MapPost("/comments", DecideMany).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("comments"));
        console.MapPost("/comments/{id}", Decide).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("comment"));
        console.MapPost("/posts/{id}", ChangePost).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("post"));
    }

    /// <summary>Where a comment is shown with its thread.</summary>
    public static string Of(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, CommentQueries comments, string? status, string? type, string? media, string? deleted,
        int? page, CancellationToken cancellationToken)
    {
        var (ofStatus, ofType, ofMedia) = (FilterText.OrNull(status), FilterText.OrNull(type), FilterText.OrNull(media));
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("status", ofStatus, CommentNames.AllStatuses)
            ?? FilterText.Fault("type", ofType, CommentNames.AllTypes)
            ?? FilterText.Fault("media", ofMedia);
        if (fault is not null)
            return fault;
        var filter = new CommentFilter(
            ofStatus is null ? [] : [ofStatus], ofType is null ? [] : [ofType], ofMedia, IncludeDeleted: !string.IsNullOrEmpty(deleted));
        return pages.Show<CommentsPage>(
            context, ("List", await comments.List(filter, request, cancellationToken, countsOfAllTypes: true)), ("Status", ofStatus),
            ("Type", ofType), ("Media", ofMedia), ("Deleted", filter.IncludeDeleted));
    }

    private static async Task<IResult> Posts(
        HttpContext context, ConsolePages pages, MediaQueries media, int? page, CancellationToken cancellationToken) =>
        Paging.LeafedFault(page, out var request) is { } fault
            ? fault
            : pages.Show<PostsPage>(context, ("List", await media.List(request, cancellationToken)));

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, CommentQueries comments, MediaQueries media, string id,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        var thread = await comments.Thread(id, cancellationToken);
        return thread.FirstOrDefault(comment => comment.Id == id) is { } comment
            ? pages.Show<CommentPage>(
                context, ("Comment", comment), ("Thread", thread), ("Post", await media.Find(comment.MediaId, cancellationToken)))
            : NotFound();
    }

    private static async Task<IResult> Decide(
        HttpContext context, [FromServices] CommentActions actions, string id, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        var (order, wrong) = CommentDecisions.Read(form, CommentDecisions.OfOne, Manager(context));
        if (wrong is not null)
            return wrong;
        var outcome = await actions.Do(id, order!, cancellationToken);
        return After(Of(id), CommentDecisions.Said(outcome, order!.Kind));
    }

    private static async Task<IResult> DecideMany(
        HttpContext context, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        string[] ids = [.. form["id"].OfType<string>().Where(id => id.Length > 0).Distinct()];
        var back = form.Text("back");
        if (ids.Select(id => FilterText.Fault("id", id)).FirstOrDefault(fault => fault is not null) is { } wrongId)
            return wrongId;
        if (ids.Length > PageRequest.MaxPageSize)
            return Problem.BadRequest($"id: at most {PageRequest.MaxPageSize} comments at once.");
        var (order, wrong) = CommentDecisions.Read(form, CommentDecisions.OfMany, Manager(context));
        if (wrong is not null)
            return wrong;
        foreach (var id in ids)
            await actions.Do(id, order!, cancellationToken);
        var isList = back == Path || back.StartsWith(Path + "?", StringComparison.Ordinal);
        return After(isList ? back : Path, ids.Length > 0 ? "comments" : "noneChosen");
    }

    private static async Task<IResult> ChangePost(
        HttpContext context, [FromServices] CommentActions actions, string id, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var words = form.Text("context");
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        if (words.Length > MaxContextLength)
            return Problem.BadRequest(RequestFault.TooLong("context", MaxContextLength));
        var patch = new MediaPatch
        {
            Context = words,
            ProcessingEnabled = form.Text("processing").Length > 0,
            CommentsEnabled = form.Text("comments").Length > 0,
        };
        var changed = await actions.Change(id, patch, cancellationToken) is not null;
        var comment = form.Text("comment");
        return After(comment.Length > 0 ? Of(comment) : Path, changed ? "post" : "noPost");
    }

    private static RedirectHttpResult After(string path, string notice)
    {
        var (bare, query) = path.Split('?', 2) is [var before, var after] ? (before, after) : (path, "");
        var values = QueryHelpers.ParseQuery(query).Where(pair => pair.Key != ConsolePages.Notice)
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return TypedResults.LocalRedirect(QueryHelpers.AddQueryString(bare, [.. values, new(ConsolePages.Notice, notice)]));
    }

    private static string Manager(HttpContext context) => context.User.Identity?.Name ?? ManagerMessage.DefaultManager;

    private static Problem NotFound() => Problem.NotFound("Comment not found.");
}
