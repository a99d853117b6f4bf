using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Customers.Links;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Which sessions are one customer's.</summary>
internal static class SessionLinkEndpoints
{
    private const string Path = "/sessions/{key}/links";

    public static void MapSessionLinks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, List).Produces400()
            .WithSummary("The sessions of the same customer: facts, orders and erasure are common to them, conversations are not");
        endpoints.MapPost(Path, Link).Produces400().Produces404().WithMetadata(AuditAction.OfCommit)
            .WithSummary("Another session is the same customer's, with all that each of them is linked with");
        endpoints.MapDelete(Path, Unlink).Produces400().Produces404().WithMetadata(AuditAction.OfCommit)
            .WithSummary("The session stands alone; nothing but a person links it again");
    }

    private static async Task<Results<Ok<SessionLinks>, Problem>> List(
        string key, [FromServices] CustomerLinks links, CancellationToken cancellationToken) =>
        FilterText.Fault("key", key) is { } fault ? fault : TypedResults.Ok(new SessionLinks(await links.Of(key, cancellationToken)));

    private static async Task<Results<Ok<SessionLinks>, Problem>> Link(
        string key,
        LinkRequest request,
        [FromServices] CustomerLinking linking,
        [FromServices] CustomerLinks links,
        SessionQueries sessions,
        CancellationToken cancellationToken)
    {
        var fault = FilterText.Fault("key", key) ?? FilterText.Fault("session", request.Session)
            ?? (ManagerMessage.NameFault(request.Manager) is { } name ? Problem.BadRequest(name) : null)
            ?? (request.Session is { Length: > 0 } other && other != key
                ? null
                : Problem.BadRequest("session: must be the key of another session."));
        if (fault is not null)
            return fault;
        if (await sessions.Find(key, cancellationToken) is null || await sessions.Find(request.Session!, cancellationToken) is null)
            return Problem.NotFound("Session not found.");
        await linking.Link(key, request.Session!, Manager(request.Manager), cancellationToken);
        return TypedResults.Ok(new SessionLinks(await links.Of(key, cancellationToken)));
    }

    private static async Task<Results<Ok<SessionLinks>, Problem>> Unlink(
        string key,
        [Description("Who unlinks it: a name that other managers know; operator if absent.")] string? manager,
        [FromServices] CustomerLinking linking,
        [FromServices] CustomerLinks links,
        SessionQueries sessions,
        CancellationToken cancellationToken)
    {
        var fault = FilterText.Fault("key", key)
            ?? (ManagerMessage.NameFault(manager) is { } name ? Problem.BadRequest(name) : null);
        if (fault is not null)
            return fault;
        if (await sessions.Find(key, cancellationToken) is null)
            return Problem.NotFound("Session not found.");
        await linking.Unlink(key, Manager(manager), cancellationToken);
        return TypedResults.Ok(new SessionLinks(await links.Of(key, cancellationToken)));
    }

    private static string Manager(string? name) => FilterText.OrNull(name) ?? ManagerMessage.DefaultManager;
}
