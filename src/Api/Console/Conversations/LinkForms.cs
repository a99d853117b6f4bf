using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Management;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Conversations;

/// <summary>The forms of a conversation's page that say whose conversation it is. The sessions' commits are in the audit trail.</summary>
internal static class LinkForms
{
    public static void MapLinkForms(this IEndpointRouteBuilder console)
    {
        console.MapPost("/link", Link);
        console.MapPost("/unlink", Unlink);
    }

    private static async Task<IResult> Link(
        HttpContext context, string key, [FromServices] CustomerLinking linking, SessionQueries sessions,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var other = form.Text("session").Trim();
        if ((FilterText.Fault("key", key) ?? FilterText.Fault("session", other)) is { } fault)
            return fault;
        if (other == key || await sessions.Find(other, cancellationToken) is null || await sessions.Find(key, cancellationToken) is null)
            return After(key, "notLinked");
        return After(key, await linking.Link(key, other, Manager(context), cancellationToken) ? "linked" : "notLinked");
    }

    private static async Task<IResult> Unlink(
        HttpContext context, string key, [FromServices] CustomerLinking linking, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        await linking.Unlink(key, Manager(context), cancellationToken);
        return After(key, "unlinked");
    }

    private static string Manager(HttpContext context) => context.User.Identity?.Name ?? ManagerMessage.DefaultManager;

    private static RedirectHttpResult After(string key, string notice) =>
        TypedResults.LocalRedirect(QueryHelpers.AddQueryString(ConsolePage.Conversation(key), ConsolePages.Notice, notice));
}
