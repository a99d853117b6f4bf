using Microsoft.AspNetCore.Http.HttpResults;
using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

internal static class ModelStatisticsEndpoints
{
    private const int DefaultDays = 30, MaxDays = 3_660;

    public static void MapModelStatistics(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/stats/models", Read).WithName("getModelStatistics").Produces400()
            .WithSummary(
                "Calls, tokens, cost and faults of language models by day, model and purpose;"
                + " the last 30 days unless from and to say otherwise");

    private static async Task<Results<Ok<ModelStatistics>, Problem>> Read(
        DateOnly? from, DateOnly? to, int? page, int? pageSize, ModelQueries models, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (Paging.Fault(page, pageSize, out var request) is { } fault)
            return fault;
        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = from ?? (last.DayNumber < DefaultDays ? DateOnly.MinValue : last.AddDays(1 - DefaultDays));
        if (first > last || last.DayNumber - first.DayNumber > MaxDays || last == DateOnly.MaxValue)
            return Problem.BadRequest($"from, to: must be days in this order, at most {MaxDays} apart.");
        return TypedResults.Ok(await models.Read(first, last, request, cancellationToken));
    }
}
