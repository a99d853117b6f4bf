using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Payments;

namespace MirtAi.Api.Payments;

/// <summary>Refunds in the management API.</summary>
internal sealed class RefundEndpoints : IEndpointSource
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var management = endpoints.MapManagementGroup();
        management.MapGet("/payments/{id}/refunds", List).Produces400().Produces404()
            .WithSummary("The refunds of a payment that were asked for here, the newest first");
        management.MapPost("/payments/{id}/refund", Refund).Produces400().Produces404().Produces409().Produces422()
            .WithMetadata(new AuditAction("payment-refund"))
            .WithSummary("Has the provider refund a payment or a part of it; repeated with the same Idempotency-Key it is done once. What "
                + "the provider then says of the payment takes back what was granted for it");
    }

    private static async Task<Results<Ok<IReadOnlyList<RefundView>>, Problem>> List(
        string id, PaymentQueries payments, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await payments.Find(id, cancellationToken) is null
            ? NotFound()
            : TypedResults.Ok(await payments.Refunds(id, cancellationToken));
    }

    private static async Task<Results<Ok<PaymentView>, Problem>> Refund(
        string id,
        [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] RefundOpening? opening,
        [FromHeader(Name = IdempotencyKey.Header)] string? idempotencyKey,
        PaymentQueries payments,
        [FromServices] PaymentDesk desk,
        CancellationToken cancellationToken)
    {
        var fault = FilterText.Fault("id", id) ?? FilterText.Fault(IdempotencyKey.Header, idempotencyKey)
            ?? FilterText.Fault("address", opening?.Address);
        if (fault is not null)
            return fault;
        if (await payments.Find(id, cancellationToken) is null)
            return NotFound();
        var receipt = await desk.Refund(
            id, opening?.Amount, FilterText.OrNull(opening?.Address), FilterText.OrNull(idempotencyKey), cancellationToken);
        if (receipt is { Status: RefundStatus.Impossible, Reason: RefundFaults.OtherRequest })
            return IdempotencyKey.Reused;
        if (receipt is { Status: RefundStatus.Impossible or RefundStatus.Refused })
            return new Problem(StatusCodes.Status409Conflict, Words(receipt));
        return await payments.Find(id, cancellationToken) is { } payment ? TypedResults.Ok(payment) : NotFound();
    }

    private static string Words(RefundReceipt receipt) => receipt switch
    {
        { Status: RefundStatus.Refused, Reason: var reason } => $"The provider refused the refund: {reason}.",
        { Reason: RefundFaults.Amount } => "amount: must be above 0, at most what is left of the payment, and as fine as its currency.",
        { Reason: RefundFaults.Running } => "Another refund of this payment is being made: ask again when it is done.",
        { Reason: RefundFaults.TooMany } => $"The payment has {RefundRules.MaxRefunds} refunds already: use the provider's cabinet.",
        { Reason: RefundFaults.Off } => "The provider is off, or has no key for refunds: set it up, or use the provider's cabinet.",
        { Reason: RefundFaults.Whole } => "This provider refunds a payment only as a whole: leave out the amount.",
        { Reason: RefundFaults.Address } => "address: must be the customer's wallet, at most 200 characters.",
        _ => "Nothing can be refunded: the payment is not paid, or was not made here.",
    };

    private static Problem NotFound() => Problem.NotFound("Payment not found.");
}
