using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/orders", List).WithSummary("Orders, newest first").Produces400()
            .WithMetadata(new ParameterValues("status", OrderQueries.Statuses));
        endpoints.MapGet("/orders/{id:long}", Find).WithSummary("One order").Produces404();
        endpoints.MapPatch("/orders/{id:long}", Change)
            .WithSummary("Gives an order another status; paid confirms a proof of payment")
            .Produces400()
            .Produces404();
    }

    private static async Task<Results<Ok<Listing<OrderView>>, Problem>> List(
        string? status, string? q, int? page, int? pageSize, OrderQueries orders, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        var fault = Paging.Fault(page, pageSize, out var request)
            ?? FilterText.Fault("status", wanted, OrderQueries.Statuses)
            ?? FilterText.Fault("q", q);
        if (fault is not null)
            return fault;
        return TypedResults.Ok(await orders.List(wanted, FilterText.OrNull(q), request, cancellationToken));
    }

    private static async Task<Results<Ok<OrderView>, Problem>> Find(long id, OrderQueries orders, CancellationToken cancellationToken) =>
        await orders.Find(id, cancellationToken) is { } order
            ? TypedResults.Ok(order)
            : Problem.NotFound("There is no order of this id.");

    private static async Task<Results<Ok<OrderView>, Problem>> Change(
        long id, OrderPatch patch, OrderQueries orders, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("status", patch.Status ?? "", OrderQueries.Statuses) is { } fault)
            return fault;

        await orders.SetStatus(id, patch.Status!, cancellationToken);
        return await Find(id, orders, cancellationToken);
    }
}
