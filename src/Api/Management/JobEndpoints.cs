using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/jobs", List).WithSummary("Background jobs: owner, last run, next run, failures in a row").Produces400();
        endpoints.MapGet("/jobs/{name}/runs", Runs).Produces400().Produces404()
            .WithSummary("The last hundred runs of a job, the newest first");
        endpoints.MapPost("/jobs/{name}/run", Run).Produces400().Produces404().Produces409()
            .WithMetadata(new AuditAction("run"))
            .WithSummary("Has a job run now, by the process that owns it");
    }

    private static async Task<Results<Ok<Listing<JobView>>, Problem>> List(
        int? page, int? pageSize, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        return TypedResults.Ok(await jobs.List(request, cancellationToken));
    }

    private static async Task<Results<Ok<Listing<JobRunView>>, Problem>> Runs(
        string name, int? page, int? pageSize, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        if (FilterText.Fault("name", name) is { } named)
            return named;
        return await jobs.Find(name, cancellationToken) is null
            ? Problem.NotFound("Job not found.")
            : TypedResults.Ok(await jobs.Runs(name, request, cancellationToken));
    }

    private static async Task<Results<Accepted<JobView>, Problem>> Run(string name, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("name", name) is { } fault)
            return fault;
        var requested = await jobs.RequestRun(name, cancellationToken);
        if (await jobs.Find(name, cancellationToken) is not { } job)
            return Problem.NotFound("Job not found.");
        return requested
            ? TypedResults.Accepted((string?)null, job)
            : new Problem(StatusCodes.Status409Conflict, "The job works all the time; only one that runs at times can be run.");
    }
}
