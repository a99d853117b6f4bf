using Microsoft.Extensions.Options;
using MirtAi.Api.Console.Charts;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Statistics;

namespace MirtAi.Api.Console.Funnel;

internal static class FunnelPages
{
    public static void MapFunnel(this IEndpointRouteBuilder console) => console.MapGet("/funnel", Show);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, StatisticsQueries statistics, KnownChannels channels,
        IOptions<ConversationOptions> conversation, TimeProvider clock, string? channel, int? days, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(channel);
        var zone = conversation.Value.Zone;
        if ((Period.Fault(days, clock, zone, out var period) ?? FilterText.Fault("channel", wanted, channels.Names)) is { } fault)
            return fault;
        var rows = await statistics.Funnel(period.From, period.To, cancellationToken);
        return pages.Show<FunnelPage>(
            context, ("Period", period), ("Rows", rows.Where(row => wanted is null || row.Channel == wanted).ToList()),
            ("CountedAt", await statistics.CountedAt(cancellationToken)), ("Channels", channels.Names), ("Channel", wanted));
    }
}
