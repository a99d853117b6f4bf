using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/jobs", List).WithSummary("Background jobs: owner, last run, next run").Produces400();

    private static async Task<Results<Ok<Listing<JobView>>, Problem>> List(
        int? page, int? pageSize, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        return TypedResults.Ok(await jobs.List(request, cancellationToken));
    }
}
