using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
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
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, [FromServices] PaymentQueries payments, [FromServices] PaymentProviders providers,
        string? provider, string? status, int? page, CancellationToken cancellationToken)
    {
        var (ofProvider, ofStatus) = (FilterText.OrNull(provider), FilterText.OrNull(status));
        var fault = Paging.Fault(page, pageSize: null, out var request)
            ?? FilterText.Fault("provider", ofProvider, providers.Names)
            ?? FilterText.Fault("status", ofStatus, PaymentStatuses.All);
        if (fault is not null)
            return fault;
        return pages.Show<PaymentsPage>(
            context, ("List", await payments.List(ofProvider, ofStatus, request, cancellationToken)), ("Providers", providers.Names),
            ("Provider", ofProvider), ("Status", ofStatus));
    }

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, [FromServices] PaymentQueries payments, string id, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("id", id) is { } fault)
            return fault;
        return await payments.Find(id, cancellationToken) is { } payment
            ? pages.Show<PaymentPage>(context, ("Payment", payment), ("Events", await payments.Events(id, cancellationToken)))
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

    private static Problem NotFound() => Problem.NotFound("Payment not found.");
}
