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
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, OutboxQueries outbox, string? status, int? page, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        var fault = Paging.Fault(page, pageSize: null, out var request) ?? FilterText.Fault("status", wanted, OutboxQueries.Statuses);
        if (fault is not null)
            return fault;
        return pages.Show<OutboxPage>(context, ("List", await outbox.List(wanted, request, cancellationToken)), ("Status", wanted));
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
