using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Payments;

namespace MirtAi.Api.Console.Payments;

internal static class PaymentPages
{
    private const string Path = "/console/payments";

    public static void MapPaymentPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/payments", List);
        console.MapGet("/payments/{id}", Find);
        console.MapPost("/payments/{id}/check", Check)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("payment-check"));
        console.MapPost("/payments/{id}/refund", Refund).RequireAuthorization(ConsoleRoles.OperatorPolicy)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("payment-refund"));
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, [FromServices] PaymentQueries payments, [FromServices] PaymentProviders providers,
        string? provider, string? status, int? page, CancellationToken cancellationToken)
    {
        var (ofProvider, ofStatus) = (FilterText.OrNull(provider), FilterText.OrNull(status));
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("provider", ofProvider, providers.Names)
            ?? FilterText.Fault("status", ofStatus, PaymentStatuses.All);
        if (fault is not null)
            return fault;
        return pages.Show<PaymentsPage>(
            context, ("List", await payments.List(ofProvider, ofStatus, request, cancellationToken)), ("Providers", providers.Names),
            ("IsOn", providers.On.Any()), ("Provider", ofProvider), ("Status", ofStatus));
    }

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, [FromServices] PaymentQueries payments, string id, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await payments.Find(id, cancellationToken) is { } payment
            ? pages.Show<PaymentPage>(
                context, ("Payment", payment), ("Events", await payments.Events(id, cancellationToken)),
                ("Refunds", await payments.Refunds(id, cancellationToken)), ("FormId", RandomNumberGenerator.GetHexString(32)))
            : NotFound();
    }

    private static async Task<IResult> Check(
        string id, [FromServices] PaymentQueries payments, [FromServices] PaymentDesk desk, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        if (await payments.Find(id, cancellationToken) is null)
            return NotFound();
        await desk.Check(id, cancellationToken);
        return TypedResults.LocalRedirect($"{Path}/{Uri.EscapeDataString(id)}?{ConsolePages.Notice}=checked");
    }

    private static async Task<IResult> Refund(
        HttpContext context, string id, [FromServices] PaymentQueries payments, [FromServices] PaymentDesk desk,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (key, sum, address) = (form.Text("id"), form.Text("amount"), form.Text("address"));
        var fault = FilterText.Fault("id", id) ?? FilterText.Fault("id", key) ?? FilterText.Fault("address", address);
        if (fault is not null)
            return fault;
        if (await payments.Find(id, cancellationToken) is null)
            return NotFound();
        var receipt = Amount(sum, out var amount)
            ? await desk.Refund(id, amount, FilterText.OrNull(address), FilterText.OrNull(key), cancellationToken)
            : new RefundReceipt(RefundStatus.Impossible, RefundFaults.Amount);
        var status = receipt.Status.ToString().ToLowerInvariant();
        var said = receipt.Status == RefundStatus.Impossible ? $"{status}.{receipt.Reason}" : status;
        return TypedResults.LocalRedirect($"{Path}/{Uri.EscapeDataString(id)}?{ConsolePages.Notice}=refund.{said}");
    }

    /// <summary>As people write it; null if they write nothing, which is all that is left.</summary>
    private static bool Amount(string text, out decimal? amount)
    {
        var isNumber = decimal.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        amount = isNumber ? number : null;
        return isNumber || text.Length == 0;
    }

    private static Problem NotFound() => Problem.NotFound("Payment not found.");
}
