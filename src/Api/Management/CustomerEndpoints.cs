using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Silo.Customers;

namespace MirtAi.Api.Management;

/// <summary>Export and erasure of everything that is held about a customer.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/customers/{key}", Export).Produces<Dictionary<string, JsonElement>>().Produces400().Produces404()
            .WithMetadata(new AuditAction("export"))
            .WithSummary("Everything held about a customer, in all of their linked sessions, as one document: the rows of each table");
        endpoints.MapDelete("/customers/{key}", Erase)
            .Produces(StatusCodes.Status202Accepted).Produces(StatusCodes.Status204NoContent).Produces400()
            .WithMetadata(new AuditAction("erase", Forgets: true))
            .WithSummary("Deletes everything held about a customer; repeated, it changes nothing. 202 while a legal hold keeps it: it is "
                + "deleted when that is lifted");
    }

    private static async Task<Results<PushStreamHttpResult, Problem>> Export(
        HttpContext context, string key, CustomerQueries customers, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (!await customers.Holds(key, cancellationToken))
            return Problem.NotFound("Nothing is held about a customer of this key.");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(output => customers.Export(key, output, cancellationToken), "application/json");
    }

    private static async Task<Results<NoContent, Accepted, Problem>> Erase(
        string key, [FromServices] CustomerErasure erasure, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await erasure.Erase(key, cancellationToken) ? TypedResults.NoContent() : TypedResults.Accepted((string?)null);
    }
}
