using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class TurnEndpoints
{
    /// <summary>What the audit trail calls a look at a turn with what is personal in it.</summary>
    internal const string Revealed = "reveal";

    public static void MapTurns(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sessions/{key}/turns", List).Produces400()
            .WithSummary("The recorded turns of a session, newest first");
        endpoints.MapGet("/sessions/{key}/turns/{turn}", Find).Produces400().Produces404()
            .WithSummary("A turn step by step; what is personal is masked unless reveal=true");
    }

    private static async Task<Results<Ok<Listing<TurnSummary>>, Problem>> List(
        string key, int? page, int? pageSize, ReplayQueries replays, CancellationToken cancellationToken) =>
        (Paging.Fault(page, pageSize, out var request) ?? FilterText.Fault("key", key)) is { } fault
            ? fault
            : TypedResults.Ok(await replays.List(key, request, cancellationToken));

    private static async Task<Results<Ok<TurnView>, Problem>> Find(
        string key, string turn, bool? reveal, HttpContext context, ReplayQueries replays, [FromServices] AuditTrail audit,
        CancellationToken cancellationToken)
    {
        if ((FilterText.Fault("key", key) ?? FilterText.Fault("turn", turn)) is { } fault)
            return fault;
        if (await replays.Find(key, turn, reveal ?? false, cancellationToken) is not { } found)
            return Problem.NotFound("There is no such turn, or it is kept no longer.");
        if (!found.IsMasked)
            await audit.Write(context.User.Identity?.Name ?? ManagerMessage.DefaultManager, Revealed, key, turn, cancellationToken);
        return TypedResults.Ok(found);
    }
}
