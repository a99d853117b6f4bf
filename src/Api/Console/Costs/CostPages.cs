using Microsoft.Extensions.Options;
using MirtAi.Api.Console.Charts;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Statistics;

namespace MirtAi.Api.Console.Costs;

internal static class CostPages
{
    public static void MapCosts(this IEndpointRouteBuilder console) => console.MapGet("/costs", Show);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, StatisticsQueries statistics, IOptions<ConversationOptions> conversation,
        TimeProvider clock, int? days, CancellationToken cancellationToken)
    {
        if (Period.Fault(days, clock, conversation.Value.Zone, out var period) is { } fault)
            return fault;
        return pages.Show<CostsPage>(
            context, ("Period", period), ("Rows", await statistics.Models(period.From, period.To, cancellationToken)),
            ("CountedAt", await statistics.CountedAt(cancellationToken)));
    }
}
