using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Replays;

namespace MirtAi.Api.Console.Replays;

internal static class ReplayPages
{
    public static void MapReplays(this IEndpointRouteBuilder console)
    {
        console.MapGet("/turns", List);
        console.MapGet("/turn", Show);
        // Asked for with a form: no link, and nobody's history of addresses, reveals anything.
        console.MapPost("/turn", Reveal).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction(TurnEndpoints.Revealed));
    }

    /// <summary>Where a turn is shown.</summary>
    public static string Turn(string key, string turn) => QueryHelpers.AddQueryString(
        "/console/turn", new Dictionary<string, string?>(StringComparer.Ordinal) { ["key"] = key, ["turn"] = turn });

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, ReplayQueries replays, string key, int? page, CancellationToken cancellationToken) =>
        (Paging.LeafedFault(page, out var request) ?? FilterText.Fault("key", key)) is { } fault
            ? fault
            : pages.Show<TurnsPage>(context, ("Key", key), ("List", await replays.List(key, request, cancellationToken)));

    private static Task<IResult> Show(
        HttpContext context, ConsolePages pages, ReplayQueries replays, string key, string turn, CancellationToken cancellationToken) =>
        Find(context, pages, replays, key, turn, reveals: false, cancellationToken);

    private static Task<IResult> Reveal(
        HttpContext context, ConsolePages pages, ReplayQueries replays, string key, string turn, CancellationToken cancellationToken) =>
        Find(context, pages, replays, key, turn, reveals: true, cancellationToken);

    private static async Task<IResult> Find(
        HttpContext context, ConsolePages pages, ReplayQueries replays, string key, string turn, bool reveals,
        CancellationToken cancellationToken)
    {
        if ((FilterText.Fault("key", key) ?? FilterText.Fault("turn", turn)) is { } fault)
            return fault;
        return await replays.Find(key, turn, reveals, cancellationToken) is { } found
            ? pages.Show<TurnPage>(context, ("View", found))
            : Problem.NotFound("There is no such turn, or it is kept no longer.");
    }
}
