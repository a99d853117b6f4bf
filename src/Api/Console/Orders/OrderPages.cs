using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Orders;

internal static class OrderPages
{
    /// <summary>What the form sends in the place of a status when the proof of payment is none.</summary>
    public const string Rejection = "reject";

    private const string Path = "/console/orders";

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
        return pages.Show<OrdersPage>(context, ("List", list), ("Status", wanted), ("Search", words));
    }

    private static async Task<IResult> Change(
        HttpContext context, long id, OrderQueries orders, [FromServices] ManagerActions actions, AuditTrail audit,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (wanted, search) = (form.Text("status"), form.Text("q"));
        var kind = wanted == Rejection ? ManagerActionKind.RejectPayment : ManagerActionKind.SetOrderStatus;
        var status = kind is ManagerActionKind.RejectPayment ? null : wanted;
        if (FilterText.Fault("status", status, OrderQueries.Statuses) is { } fault)
            return fault;
        var manager = context.User.Identity?.Name;
        var decided = await OrderEndpoints.Decide(
            id, kind, status, manager, orders, actions, audit, cancellationToken);
        if (decided.Result is Problem problem)
            return problem;
        var query = new Dictionary<string, string?> { [ConsolePages.Notice] = "order" };
        if (search.Length > 0)
            query["q"] = search;
        var target = QueryHelpers.AddQueryString(Path, query);
        return TypedResults.LocalRedirect($"{target}#o{id.ToString(CultureInfo.InvariantCulture)}");
    }
}
