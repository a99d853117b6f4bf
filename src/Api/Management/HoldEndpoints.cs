using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Customers whose data the law wants kept.</summary>
internal static class HoldEndpoints
{
    public static void MapHolds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/holds", List).Produces400().WithSummary("Customers who are held for the law, the oldest hold first");
        endpoints.MapGet("/customers/{key}/hold", Find).Produces400().Produces404().WithSummary("The legal hold of a customer");
        endpoints.MapPut("/customers/{key}/hold", Hold).Produces400().Produces404().WithMetadata(new AuditAction("hold"))
            .WithSummary("Keeps everything about a customer until the hold is lifted, whatever retention and erasure would delete; a hold "
                + "that there is stays as it is");
        endpoints.MapDelete("/customers/{key}/hold", Lift).Produces(StatusCodes.Status204NoContent).Produces400().Produces404()
            .WithMetadata(new AuditAction("lift-hold"))
            .WithSummary("Lifts a legal hold, and erases the customer if that was asked for meanwhile");
    }

    private static async Task<Results<Ok<Listing<HoldView>>, Problem>> List(
        int? page, int? pageSize, [FromServices] HoldQueries holds, CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        return TypedResults.Ok(await holds.List(request, cancellationToken));
    }

    private static async Task<Results<Ok<HoldView>, Problem>> Find(
        string key, [FromServices] HoldQueries holds, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await holds.Find(key, cancellationToken) is { } hold ? TypedResults.Ok(hold) : NotFound();
    }

    private static async Task<Results<Ok<HoldView>, Problem>> Hold(
        string key, HoldRequest request, CustomerQueries customers, [FromServices] HoldDesk desk, [FromServices] HoldQueries holds,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (request.Fault() is { } wrong)
            return Problem.BadRequest(wrong);
        if (!await customers.Holds(key, cancellationToken))
            return Problem.NotFound("Nothing is held about a customer of this key.");
        var manager = FilterText.OrNull(request.Manager) ?? ManagerMessage.DefaultManager;
        await desk.Hold(key, manager, request.Reason!.Trim(), cancellationToken);
        return await Find(key, holds, cancellationToken);
    }

    private static async Task<Results<NoContent, Problem>> Lift(
        string key, [FromServices] HoldDesk desk, [FromServices] HoldQueries holds, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (await holds.Find(key, cancellationToken) is null)
            return NotFound();
        await desk.Lift(key, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Problem NotFound() => Problem.NotFound("Hold not found.");
}
