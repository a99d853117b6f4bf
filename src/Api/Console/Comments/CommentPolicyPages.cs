using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Console.People;
using MirtAi.Api.Management;
using MirtAi.Silo.Comments;

namespace MirtAi.Api.Console.Comments;

/// <summary>What is done about comments, tried on the last week's before it is saved.</summary>
internal static class CommentPolicyPages
{
    private const string Path = "/console/comments/policy";

    public static void MapCommentPolicyPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/comments/policy", Show);
        var operators = console.MapGroup("").RequireAuthorization(ConsoleRoles.OperatorPolicy);
        operators.MapPost("/comments/policy/preview", Preview).WithMetadata(new FormPage(Path));
        operators.MapPost("/comments/policy", Save)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("comment-policy"), new FormPage(Path));
    }

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, [FromServices] CommentActions actions, CancellationToken cancellationToken) =>
        Page(context, pages, CommentPolicyEndpoints.Body(await actions.Policy(cancellationToken)));

    private static async Task<IResult> Preview(
        HttpContext context, ConsolePages pages, [FromServices] CommentPreviews previews, [FromServices] CommentActions actions,
        CancellationToken cancellationToken)
    {
        var body = CommentPolicyForm.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (CommentPolicyEndpoints.Fault(body) is { } fault)
            return Page(context, pages, body, ("Fault", fault));
        var inForce = await actions.Policy(cancellationToken);
        return Page(
            context, pages, body, ("Preview", await previews.Of(CommentPolicyEndpoints.Policy(body), inForce, cancellationToken)));
    }

    private static async Task<IResult> Save(
        HttpContext context, ConsolePages pages, [FromServices] CommentActions actions, CancellationToken cancellationToken)
    {
        var body = CommentPolicyForm.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (CommentPolicyEndpoints.Fault(body) is { } fault)
            return Page(context, pages, body, ("Fault", fault));
        await actions.Set(CommentPolicyEndpoints.Policy(body), cancellationToken);
        return TypedResults.LocalRedirect($"{Path}?{ConsolePages.Notice}=policy");
    }

    private static RazorComponentResult Page(
        HttpContext context, ConsolePages pages, CommentPolicyBody body, params ReadOnlySpan<(string, object?)> more) =>
        pages.Show<CommentPolicyPage>(context, [("Rules", body.Rules!), .. more]);
}
