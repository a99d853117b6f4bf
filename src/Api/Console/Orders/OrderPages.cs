using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Orders;

internal static class OrderPages
{
    /// <summary>What the form sends in the place of a status when the proof of payment is none.</summary>
    public const string Rejection = "reject";

    private const string Path = "/console/orders";

    private const string Same = "sameOrder", Moved = "movedOrder", Changed = "changedOrder";

    public static void MapOrderPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/orders", List);
        console.MapPost("/orders/{id:long}", Change);
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, OrderQueries orders, string? status, string? q, int? page,
        CancellationToken cancellationToken)
    {
        var (wanted, words) = (FilterText.OrNull(status), FilterText.OrNull(q?.Trim()));
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("status", wanted, OrderQueries.Statuses)
            ?? FilterText.Fault("q", words);
        if (fault is not null)
            return fault;
        var list = await orders.List(wanted, words, request, cancellationToken);
        return pages.Show<OrdersPage>(
            context, ("List", list), ("Status", wanted), ("Search", words),
            ("Changes", await orders.Changes(list.Items, cancellationToken)));
    }

    private static async Task<IResult> Change(
        HttpContext context, long id, OrderQueries orders, [FromServices] ManagerActions actions, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (wanted, search) = (form.Text("status"), form.Text("q"));
        var kind = wanted == Rejection ? ManagerActionKind.RejectPayment : ManagerActionKind.SetOrderStatus;
        var status = kind is ManagerActionKind.RejectPayment ? null : wanted;
        var fault = SeenOrder.Read(form, out var seen) ?? FilterText.Fault("status", status, OrderQueries.Statuses);
        if (fault is not null)
            return fault;
        if (await orders.Find(id, cancellationToken) is not { } order)
            return Problem.NotFound("Order not found.");
        var notice = Refused(order.Status, seen.Status, status);
        if (notice is null)
        {
            var action = seen.In(new ManagerAction
            {
                Kind = kind,
                Manager = context.User.Identity?.Name ?? ManagerMessage.DefaultManager,
                OrderStatus = status,
            });
            notice = Said(await OrderEndpoints.Settle(order, action, orders, actions, audit, cancellationToken), status);
        }

        var query = new Dictionary<string, string?> { [ConsolePages.Notice] = notice };
        if (search.Length > 0)
            query["q"] = search;
        var target = QueryHelpers.AddQueryString(Path, query);
        return TypedResults.LocalRedirect($"{target}#o{id.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Why an order that stands so gets no such status, or its proof no rejection; null if nothing is against it.</summary>
    private static string? Refused(string stands, string? from, string? status) => status switch
    {
        _ when status == stands => Same,
        _ when from is not null && from != stands => Changed,
        null => stands == OrderStatus.PendingPayment ? null : Moved,
        _ => OrderSteps.After(stands).Contains(status) ? null : Moved,
    };

    private static string Said(ManagerReceipt receipt, string? status) => DecidedBefore(receipt, status) ?? receipt.Outcome switch
    {
        ManagerOutcome.NoOrder => "gone",
        ManagerOutcome.NoSession when status is null => "gone",
        _ => "order",
    };

    /// <summary>What to say if somebody decided before; null if nobody did.</summary>
    /// <param name="receipt">What the session answered.</param>
    /// <param name="status">The status that was wanted; null if the proof was to be rejected.</param>
    public static string? DecidedBefore(ManagerReceipt receipt, string? status) =>
        receipt is not { Outcome: ManagerOutcome.Decided, Order: { } order } ? null
        : (status is null ? order.ProofRejected : order.Status == status) ? Same
        : Changed;
}
