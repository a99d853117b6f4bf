using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/jobs", List).WithSummary("Background jobs: owner, last run, next run").Produces400();

    private static async Task<Results<Ok<Listing<JobView>>, Problem>> List(
        [AsParameters] ListParameters list, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (list.TryRead(out var page) is { } fault)
            return fault;
        return TypedResults.Ok(await jobs.List(page, cancellationToken));
    }
}
