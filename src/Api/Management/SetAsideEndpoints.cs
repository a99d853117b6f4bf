using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>Events of feeds that could not be taken.</summary>
internal static class SetAsideEndpoints
{
    public static void MapSetAside(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/set-aside", List).WithName("listSetAsideEvents").Produces400()
            .WithSummary("Events that were asked for and could not be taken although the database served; the oldest first");
        endpoints.MapPost("/set-aside/{eventId}/retry", Retry).WithName("retrySetAsideEvent").Produces400().Produces404().Produces409()
            .WithMetadata(new AuditAction("retryEvent"))
            .WithSummary("Has an event taken as if it had just come");
        endpoints.MapDelete("/set-aside/{eventId}", Drop).WithName("dropSetAsideEvent").Produces400().Produces404()
            .WithMetadata(new AuditAction("dropEvent"))
            .WithSummary("Keeps an event no longer: what the customer wrote is not answered");
    }

    private static async Task<Results<Ok<Listing<SetAsideView>>, Problem>> List(
        int? page, int? pageSize, [FromServices] SetAsideEvents events, CancellationToken cancellationToken) =>
        Paging.Fault(page, pageSize, out var request) is { } fault
            ? fault
            : TypedResults.Ok(await events.List(request, cancellationToken));

    private static async Task<Results<NoContent, Problem>> Retry(
        [Description("The event's id, as the list gives it.")] string eventId, [FromServices] SetAsideEvents events,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("eventId", eventId) is { } fault)
            return fault;
        return await events.Retry(eventId, cancellationToken) switch
        {
            SetAsideOutcome.Taken => TypedResults.NoContent(),
            SetAsideOutcome.NotFound => Problem.NotFound("Event not found."),
            SetAsideOutcome.Overloaded => Conflict("The conversation is full; try again later."),
            _ => Conflict("The event failed once more; the log says why."),
        };
    }

    private static async Task<Results<NoContent, Problem>> Drop(
        [Description("The event's id, as the list gives it.")] string eventId, [FromServices] SetAsideEvents events,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("eventId", eventId) is { } fault)
            return fault;
        return await events.Drop(eventId, cancellationToken) ? TypedResults.NoContent() : Problem.NotFound("Event not found.");
    }

    private static Problem Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);
}
