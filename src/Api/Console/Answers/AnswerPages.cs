using Microsoft.Extensions.Options;
using MirtAi.Api.Console.Charts;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Statistics;

namespace MirtAi.Api.Console.Answers;

internal static class AnswerPages
{
    public static void MapAnswerTimes(this IEndpointRouteBuilder console) => console.MapGet("/answers", Show);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, StatisticsQueries statistics, KnownChannels channels,
        IOptions<ConversationOptions> conversation, TimeProvider clock, string? channel, int? days, CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(channel);
        var zone = conversation.Value.Zone;
        if ((Period.Fault(days, clock, zone, out var period) ?? FilterText.Fault("channel", wanted, channels.Names)) is { } fault)
            return fault;
        var answers = await statistics.Answers(period.From, period.To, cancellationToken);
        return pages.Show<AnswersPage>(
            context, ("Period", period), ("Answers", answers.Where(row => wanted is null || row.Channel == wanted).ToList()),
            ("Calls", await statistics.Calls(period.From, period.To, cancellationToken)),
            ("CountedAt", await statistics.CountedAt(cancellationToken)), ("Channels", channels.Names), ("Channel", wanted));
    }
}
