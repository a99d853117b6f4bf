using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class EscalationEndpoints
{
    public static void MapEscalations(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/escalations", List).WithSummary("Calls for a person, open ones first").Produces400();

    private static async Task<Results<Ok<Listing<EscalationView>>, Problem>> List(
        string? status, [AsParameters] ListParameters list, EscalationQueries escalations, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        if ((list.TryRead(out var page) ?? FilterText.Fault("status", wanted, EscalationQueries.Statuses)) is { } fault)
            return fault;
        return TypedResults.Ok(await escalations.List(wanted, page, cancellationToken));
    }
}
