using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Outbox;

internal static class OutboxPages
{
    public static void MapOutboxPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/outbox", List);
        console.MapPost("/outbox/{id:long}/retry", Retry).RequireAuthorization(ConsoleRoles.OperatorPolicy)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("retry"));
        console.MapPost("/outbox/retry", RetryAll).RequireAuthorization(ConsoleRoles.OperatorPolicy)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("retryAll"));
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, OutboxQueries outbox, string? status, string? account, int? page,
        CancellationToken cancellationToken)
    {
        var (wanted, of) = (FilterText.OrNull(status), FilterText.OrNull(account?.Trim()));
        var fault = Paging.LeafedFault(page, out var request) ?? FilterText.Fault("account", of)
            ?? FilterText.Fault("status", wanted, OutboxQueries.Statuses);
        if (fault is not null)
            return fault;
        return pages.Show<OutboxPage>(
            context, ("List", await outbox.List(wanted, of, request, cancellationToken)), ("Status", wanted), ("Account", of));
    }

    private static async Task<IResult> RetryAll(
        HttpContext context, OutboxQueries outbox, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (account, status) = (form.Text("account"), form.Text("status"));
        if (account is "")
            return Problem.BadRequest("account must be given.");
        if ((FilterText.Fault("account", account) ?? FilterText.Fault("status", status, OutboxQueries.GivenUp)) is { } fault)
            return fault;
        await outbox.RetryAll(account, status, cancellationToken);
        return TypedResults.LocalRedirect($"/console/outbox?account={Uri.EscapeDataString(account)}&done=retryAll");
    }

    private static async Task<IResult> Retry(long id, OutboxQueries outbox, CancellationToken cancellationToken)
    {
        if (await outbox.Retry(id, cancellationToken))
            return TypedResults.LocalRedirect("/console/outbox?done=retry");
        return await outbox.Find(id, cancellationToken) is null
            ? Problem.NotFound("Message not found.")
            : TypedResults.LocalRedirect("/console/outbox?done=notRetried");
    }
}
