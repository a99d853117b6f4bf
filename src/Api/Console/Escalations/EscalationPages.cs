using MirtAi.Api.Management;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Escalations;

internal static class EscalationPages
{
    public static void MapEscalationPages(this IEndpointRouteBuilder console) => console.MapGet("/escalations", List);

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, EscalationQueries escalations, string? status, int? page,
        CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("status", wanted, EscalationQueries.Statuses);
        if (fault is not null)
            return fault;
        return pages.Show<EscalationsPage>(
            context, ("List", await escalations.List(wanted, request, cancellationToken)), ("Status", wanted));
    }
}
