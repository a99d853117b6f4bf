using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Payments;

/// <summary>Payments in the management API.</summary>
internal sealed class PaymentEndpoints(PaymentProviders providers, IOptions<SubscriptionOptions> plans) : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapGet("/payments", List).WithSummary("Payments, newest first").Produces400()
            .WithMetadata(new ParameterValues("provider", providers.Names), new ParameterValues("status", PaymentStatuses.All));
        management.MapGet("/payments/{id}/events", Events).Produces400().Produces404()
            .WithSummary("What its provider told of a payment, the newest first");
        management.MapPost("/payments/{id}/check", Check).Produces400().Produces404()
            .WithSummary("Asks the provider how a payment stands, and applies what it says");
        management.MapPost("/payments", Open)
            .WithSummary("Makes a payment of what an order costs at once, or of a plan, and sends its customer the link; repeated with the "
                + "same Idempotency-Key for the same order or plan it is made once")
            .Produces400().Produces404().Produces409();
    }

    private async Task<Results<Ok<Listing<PaymentView>>, Problem>> List(
        string? provider, string? status, int? page, int? pageSize, PaymentQueries payments, CancellationToken cancellationToken)
    {
        var (ofProvider, ofStatus) = (FilterText.OrNull(provider), FilterText.OrNull(status));
        var fault = Paging.Fault(page, pageSize, out var request)
            ?? FilterText.Fault("provider", ofProvider, providers.Names)
            ?? FilterText.Fault("status", ofStatus, PaymentStatuses.All);
        if (fault is not null)
            return fault;
        return TypedResults.Ok(await payments.List(ofProvider, ofStatus, request, cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<PaymentEventView>>, Problem>> Events(
        string id, PaymentQueries payments, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await payments.Find(id, cancellationToken) is null
            ? NotFound()
            : TypedResults.Ok(await payments.Events(id, cancellationToken));
    }

    private static async Task<Results<Ok<PaymentView>, Problem>> Check(
        string id, PaymentQueries payments, [FromServices] PaymentDesk desk, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        if (await payments.Find(id, cancellationToken) is null)
            return NotFound();
        await desk.Check(id, cancellationToken);
        return await payments.Find(id, cancellationToken) is { } payment ? TypedResults.Ok(payment) : NotFound();
    }

    private static Problem NotFound() => Problem.NotFound("Payment not found.");

    private async Task<Results<Ok<PaymentView>, Problem>> Open(
        PaymentOpening opening,
        [FromHeader(Name = IdempotencyKey.Header)]
        [Description("Repeated with the same key, at most 200 characters, for the same order or plan, the request makes one payment.")]
        string? idempotencyKey,
        OrderQueries orders,
        SessionQueries sessions,
        PaymentQueries payments,
        [FromServices] PaymentDesk desk,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault(IdempotencyKey.Header, idempotencyKey) is { } fault)
            return fault;
        var on = providers.On.Select(provider => provider.Name).ToArray();
        if (on.Length == 0)
            return new Problem(StatusCodes.Status409Conflict, "No payment provider is on: set YooKassa or Heleket.");
        var provider = FilterText.OrNull(opening.Provider) ?? on[0];
        if (!on.Contains(provider, StringComparer.Ordinal))
            return Problem.BadRequest($"provider: must be one that is on: {string.Join(", ", on)}.");
        var asked = opening.Plan is null
            ? await ForOrder(opening, provider, orders, cancellationToken)
            : await ForPlan(opening, provider, sessions, cancellationToken);
        if (asked is not { Request: { } request })
            return asked.Fault!;
        var (id, receipt) = await desk.Open(request, FilterText.OrNull(idempotencyKey), cancellationToken);
        if (receipt is { Status: PaymentStatus.Canceled, Problem: { } reason })
            return new Problem(StatusCodes.Status409Conflict, $"{provider} refused the payment: {reason}.");
        return await payments.Find(id, cancellationToken) is { } payment
            ? TypedResults.Ok(payment)
            : Problem.NotFound("The customer was erased meanwhile.");
    }

    private static async Task<(PaymentRequest? Request, Problem? Fault)> ForOrder(
        PaymentOpening opening, string provider, OrderQueries orders, CancellationToken cancellationToken)
    {
        if (await orders.Find(opening.OrderId ?? 0, cancellationToken) is not { } order)
            return (null, Problem.NotFound("Order not found."));
        if (order.Status != OrderStatus.PendingPayment)
            return (null, new Problem(StatusCodes.Status409Conflict, $"The order is {order.Status}: it waits for no payment."));
        return (
            new PaymentRequest
            {
                Provider = provider,
                SessionKey = order.SessionKey,
                Order = order.ExternalId,
                Amount = order.DueNow,
                Currency = order.Currency,
            },
            null);
    }

    private async Task<(PaymentRequest? Request, Problem? Fault)> ForPlan(
        PaymentOpening opening, string provider, SessionQueries sessions, CancellationToken cancellationToken)
    {
        if (plans.Value.Find(opening.Plan) is not { } plan)
            return (null, Problem.BadRequest($"plan: must be one of {string.Join(", ", plans.Value.Plans.Select(known => known.Id))}."));
        if (opening.OrderId is not null)
            return (null, Problem.BadRequest("orderId: a payment is for an order or for a plan."));
        if (opening.Customer is not { Length: > 0 and <= FilterText.MaxLength } customer || customer.Contains('\0')
            || await sessions.Find(customer, 1, null, cancellationToken) is null)
            return (null, Problem.NotFound("Session of the customer not found."));
        return (
            new PaymentRequest
            {
                Provider = provider,
                SessionKey = customer,
                Plan = plan.Id,
                PlanDays = plan.Days,
                Amount = plan.Price,
                Currency = plan.Currency!,
            },
            null);
    }
}
