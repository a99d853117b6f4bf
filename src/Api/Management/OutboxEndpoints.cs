using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/outbox", List).WithName("listOutboxMessages").Produces400()
            .WithMetadata(new ParameterValues("status", OutboxQueries.Statuses))
            .WithSummary("Messages that are not sent, or of one status; newest first");
        endpoints.MapPost("/outbox/{id:long}/retry", Retry).WithName("retryOutboxMessage").Produces404().Produces409()
            .WithMetadata(new AuditAction("retry"))
            .WithSummary("Sends a failed, undeliverable or uncertain message again");
    }

    private static async Task<Results<Ok<Listing<OutboxView>>, Problem>> List(
        string? status, int? page, int? pageSize, OutboxQueries outbox, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        if ((Paging.Fault(page, pageSize, out var request) ?? FilterText.Fault("status", wanted, OutboxQueries.Statuses)) is { } fault)
            return fault;
        return TypedResults.Ok(await outbox.List(wanted, request, cancellationToken));
    }

    private static async Task<Results<Ok<OutboxView>, Problem>> Retry(
        long id, OutboxQueries outbox, CancellationToken cancellationToken)
    {
        var changed = await outbox.Retry(id, cancellationToken);
        if (await outbox.Find(id, cancellationToken) is not { } message)
            return Problem.NotFound("Message not found.");
        return changed
            ? TypedResults.Ok(message)
            : new Problem(StatusCodes.Status409Conflict,
                $"The message is {message.Status}; only a failed, undeliverable or uncertain one is sent again.");
    }
}
