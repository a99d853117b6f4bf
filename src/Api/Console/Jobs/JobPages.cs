using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Jobs;

internal static class JobPages
{
    public static void MapJobPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/jobs", List);
        console.MapGet("/jobs/{name}", Runs);
        console.MapPost("/jobs/{name}/run", Run).RequireAuthorization(ConsoleRoles.OperatorPolicy)
            .AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("run"));
    }

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, JobQueries jobs, int? page, CancellationToken cancellationToken) =>
        Paging.LeafedFault(page, out var request) is { } fault
            ? fault
            : pages.Show<JobsPage>(context, ("List", await jobs.List(request, cancellationToken)));

    private static async Task<IResult> Runs(
        HttpContext context, ConsolePages pages, JobQueries jobs, string name, int? page, CancellationToken cancellationToken)
    {
        if (Paging.LeafedFault(page, out var request) is { } fault)
            return fault;
        if (FilterText.Fault("name", name) is { } named)
            return named;
        return await jobs.Find(name, cancellationToken) is { } job
            ? pages.Show<JobPage>(context, ("Job", job), ("Runs", await jobs.Runs(name, request, cancellationToken)))
            : Problem.NotFound("Job not found.");
    }

    private static async Task<IResult> Run(string name, JobQueries jobs, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("name", name) is { } fault)
            return fault;
        return await jobs.RequestRun(name, cancellationToken)
            ? TypedResults.LocalRedirect($"/console/jobs/{Uri.EscapeDataString(name)}?done=run")
            : Problem.NotFound("Scheduled job not found.");
    }
}
