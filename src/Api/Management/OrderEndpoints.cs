using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using MirtAi.Api.Http;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
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
                + "a cancellation and a return. With from it is refused if the order has another status by then, with proof if another "
                + "proof came")
            .Produces400()
            .Produces404()
            .Produces409()
            .WithMetadata(AuditAction.OfCommit);
        endpoints.MapPost("/orders/{id:long}/reject", Reject)
            .WithSummary("The proof of payment is none: the customer is asked for another one. With proof it is refused if another proof "
                + "came")
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
        var fault = FilterText.Fault("status", patch.Status ?? "", OrderQueries.Statuses)
            ?? FilterText.Fault("from", patch.From, OrderQueries.Statuses);
        if (fault is not null)
            return fault;
        var action = new ManagerAction
        {
            Kind = ManagerActionKind.SetOrderStatus,
            Manager = Person(patch.Manager),
            OrderStatus = patch.Status,
            OrderStatusFrom = patch.From,
            ProofSeen = patch.Proof,
        };
        return await Decide(id, action, orders, actions, audit, cancellationToken);
    }

    private static Task<Results<Ok<OrderView>, Problem>> Reject(
        long id,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ProofRejection? request,
        OrderQueries orders,
        [FromServices] ManagerActions actions,
        AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var action = new ManagerAction
        {
            Kind = ManagerActionKind.RejectPayment,
            Manager = Person(request?.Manager),
            ProofSeen = request?.Proof,
        };
        return Decide(id, action, orders, actions, audit, cancellationToken);
    }

    /// <summary>Decides of an order, and answers with it as it stands then.</summary>
    private static async Task<Results<Ok<OrderView>, Problem>> Decide(
        long id, ManagerAction action, OrderQueries orders, ManagerActions actions, AuditTrail audit, CancellationToken cancellationToken)
    {
        if (ManagerMessage.NameFault(action.Manager) is { } fault)
            return Problem.BadRequest(fault);
        if (await orders.Find(id, cancellationToken) is not { } order)
            return Problem.NotFound("Order not found.");
        var receipt = await Settle(order, action, orders, actions, audit, cancellationToken);
        return receipt is { Outcome: ManagerOutcome.Decided, Order: { } stands } && Refusal(action, stands) is { } refusal
            ? new Problem(StatusCodes.Status409Conflict, refusal)
            : await Find(id, orders, cancellationToken);
    }

    /// <summary>Why nothing was done; null if it was decided so before.</summary>
    private static string? Refusal(ManagerAction action, OrderReceipt stands) => action.Kind switch
    {
        ManagerActionKind.RejectPayment when stands.ProofRejected => null,
        ManagerActionKind.SetOrderStatus when stands.Status == action.OrderStatus => null,
        _ when action.ProofSeen is not null && stands.Status == (action.OrderStatusFrom ?? OrderStatus.PendingPayment) =>
            "Another proof of payment came meanwhile.",
        ManagerActionKind.RejectPayment => $"The order is {stands.Status}: there is no payment to reject.",
        _ => $"The order was changed meanwhile: it is {stands.Status}, not {action.OrderStatusFrom}.",
    };

    private static string Person(string? manager) => FilterText.OrNull(manager) ?? ManagerMessage.DefaultManager;

    /// <summary>
    /// Does what a manager decides of an order through its session, so that the customer hears of it. What was decided so before stays.
    /// </summary>
    internal static async Task<ManagerReceipt> Settle(
        OrderView order, ManagerAction action, OrderQueries orders, ManagerActions actions, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var receipt = await actions.Do(order.SessionKey, action with { Order = order.ExternalId }, cancellationToken);
        if (receipt.Outcome is not ManagerOutcome.NoSession || action.OrderStatus is not { } status)
            return receipt;
        var entry = await audit.Begin(
            action.Manager, "order-status", order.SessionKey, $"{order.ExternalId} {status}", cancellationToken);
        // After a failure it is not known what became of it.
        var isSet = await orders.SetStatus(order.Id, status, action.OrderStatusFrom, cancellationToken);
        await audit.End(entry, isSet ? AuditOutcomes.Done : AuditOutcomes.Refused, CancellationToken.None);
        if (isSet)
            return receipt;
        return await orders.Find(order.Id, cancellationToken) is { } stands
            ? receipt with { Outcome = ManagerOutcome.Decided, Order = new OrderReceipt(stands.ExternalId, stands.Status) }
            : receipt with { Outcome = ManagerOutcome.NoOrder };
    }
}
