using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class EscalationEndpoints
{
    public static void MapEscalations(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/escalations", List).WithSummary("Calls for a person, open ones first, the most urgent before all").Produces400()
            .WithMetadata(new ParameterValues("status", EscalationQueries.Statuses));

    private static async Task<Results<Ok<Listing<EscalationView>>, Problem>> List(
        string? status, int? page, int? pageSize, EscalationQueries escalations, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        if ((Paging.Fault(page, pageSize, out var request) ?? FilterText.Fault("status", wanted, EscalationQueries.Statuses)) is { } fault)
            return fault;
        return TypedResults.Ok(await escalations.List(wanted, request, cancellationToken));
    }
}
