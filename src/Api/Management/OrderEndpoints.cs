using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Managers;
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
            .WithSummary("Gives an order another status; paid confirms a proof of payment. The customer is told of a payment, "
                + "a cancellation and a return")
            .Produces400()
            .Produces404()
            .WithMetadata(AuditAction.OfCommit);
        endpoints.MapPost("/orders/{id:long}/reject", Reject)
            .WithSummary("The proof of payment is none: the customer is asked for another one")
            .Produces400()
            .Produces404()
            .Produces409()
            .WithMetadata(AuditAction.OfCommit);
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
            : Problem.NotFound("Order not found.");

    private static async Task<Results<Ok<OrderView>, Problem>> Change(
        long id,
        OrderPatch patch,
        OrderQueries orders,
        [FromServices] ManagerActions actions,
        AuditTrail audit,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("status", patch.Status ?? "", OrderQueries.Statuses) is { } fault)
            return fault;
        return await Decide(
            id, ManagerActionKind.SetOrderStatus, patch.Status, patch.Manager, orders, actions, audit, cancellationToken);
    }

    private static Task<Results<Ok<OrderView>, Problem>> Reject(
        long id,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ManagerRequest? request,
        OrderQueries orders,
        [FromServices] ManagerActions actions,
        AuditTrail audit,
        CancellationToken cancellationToken) =>
        Decide(id, ManagerActionKind.RejectPayment, null, request?.Manager, orders, actions, audit, cancellationToken);

    /// <summary>Decides of an order, and answers with it as it stands then.</summary>
    internal static async Task<Results<Ok<OrderView>, Problem>> Decide(
        long id,
        ManagerActionKind kind,
        string? status,
        string? manager,
        OrderQueries orders,
        ManagerActions actions,
        AuditTrail audit,
        CancellationToken cancellationToken)
    {
        if (ManagerMessage.NameFault(manager) is { } fault)
            return Problem.BadRequest(fault);
        if (await orders.Find(id, cancellationToken) is not { } order)
            return Problem.NotFound("Order not found.");
        var person = FilterText.OrNull(manager) ?? ManagerMessage.DefaultManager;
        var receipt = await Settle(order, kind, status, person, orders, actions, audit, cancellationToken);
        return receipt.Outcome is ManagerOutcome.Decided && kind is ManagerActionKind.RejectPayment && !receipt.Order!.ProofRejected
            ? new Problem(StatusCodes.Status409Conflict, $"The order is {receipt.Order.Status}: there is no payment to reject.")
            : await Find(id, orders, cancellationToken);
    }

    /// <summary>Through the session, so that the customer hears of it. What was decided so before stays.</summary>
    internal static async Task<ManagerReceipt> Settle(
        OrderView order,
        ManagerActionKind kind,
        string? status,
        string person,
        OrderQueries orders,
        ManagerActions actions,
        AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var receipt = await actions.Do(
            order.SessionKey,
            new ManagerAction
            {
                Kind = kind,
                Manager = person,
                Order = order.ExternalId,
                OrderStatus = status,
            },
            cancellationToken);
        if (receipt.Outcome is ManagerOutcome.NoSession && status is not null)
        {
            await audit.Write(person, "order-status", order.SessionKey, $"{order.ExternalId} {status}", cancellationToken);
            await orders.SetStatus(order.Id, status, cancellationToken);
        }

        return receipt;
    }
}
