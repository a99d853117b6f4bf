using MirtAi.Api.Console.People;
using MirtAi.Api.Management;
using MirtAi.Silo.Audit;

namespace MirtAi.Api.Console.Audit;

internal static class AuditPages
{
    public static void MapAuditPages(this IEndpointRouteBuilder console) =>
        console.MapGet("/audit", List).RequireAuthorization(ConsoleRoles.OperatorPolicy);

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, AuditTrail audit, string? person, string? key, int? page,
        CancellationToken cancellationToken)
    {
        var (who, whom) = (FilterText.OrNull(person?.Trim()), FilterText.OrNull(key?.Trim()));
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("person", who) ?? FilterText.Fault("key", whom);
        if (fault is not null)
            return fault;
        var list = await audit.List(who, whom, request, cancellationToken);
        return pages.Show<AuditPage>(context, ("List", list), ("Person", who), ("Key", whom));
    }
}
