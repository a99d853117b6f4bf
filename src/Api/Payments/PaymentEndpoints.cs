using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Payments;

/// <summary>Payments in the management API.</summary>
internal sealed class PaymentEndpoints(PaymentProviders providers) : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapGet("/payments", List).WithSummary("Payments, newest first").Produces400()
            .WithMetadata(new ParameterValues("provider", providers.Names), new ParameterValues("status", PaymentStatuses.All));
        management.MapPost("/payments", Open)
            .WithSummary("Makes a payment of what an order costs at once, and sends its customer the link; repeated with the same "
                + "Idempotency-Key it is made once")
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

    private async Task<Results<Ok<PaymentView>, Problem>> Open(
        PaymentOpening opening,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        OrderQueries orders,
        PaymentQueries payments,
        [FromServices] PaymentDesk desk,
        CancellationToken cancellationToken)
    {
        if (FilterText.Fault("Idempotency-Key", idempotencyKey) is { } fault)
            return fault;
        var on = providers.On.Select(provider => provider.Name).ToArray();
        if (on.Length == 0)
            return new Problem(StatusCodes.Status409Conflict, "No payment provider is on: set YooKassa or Heleket.");
        var provider = FilterText.OrNull(opening.Provider) ?? on[0];
        if (!on.Contains(provider, StringComparer.Ordinal))
            return Problem.BadRequest($"provider: must be one that is on: {string.Join(", ", on)}.");
        if (await orders.Find(opening.OrderId, cancellationToken) is not { } order)
            return Problem.NotFound("There is no order of this id.");
        if (order.Status != OrderStatus.PendingPayment)
            return new Problem(StatusCodes.Status409Conflict, $"The order is {order.Status}: it waits for no payment.");
        var (id, receipt) = await desk.Open(order, provider, FilterText.OrNull(idempotencyKey), cancellationToken);
        if (receipt is { Status: PaymentStatus.Canceled, Problem: { } reason })
            return new Problem(StatusCodes.Status409Conflict, $"{provider} refused the payment: {reason}.");
        return await payments.Find(id, cancellationToken) is { } payment
            ? TypedResults.Ok(payment)
            : Problem.NotFound("The customer was erased meanwhile.");
    }
}
