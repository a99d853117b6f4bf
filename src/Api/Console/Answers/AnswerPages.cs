using Microsoft.Extensions.Options;
using MirtAi.Api.Console.Charts;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Statistics;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Answers;

internal static class AnswerPages
{
    public static void MapAnswerTimes(this IEndpointRouteBuilder console)
    {
        console.MapGet("/answers", Show);
        console.MapGet("/answers/longest", ShowLongest);
    }

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, StatisticsQueries statistics, KnownChannels channels,
        IOptions<ConversationOptions> conversation, IOptions<HandoffOptions> reminders, TimeProvider clock, string? channel, int? days,
        CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(channel);
        var zone = conversation.Value.Zone;
        if ((Period.Fault(days, clock, zone, out var period) ?? FilterText.Fault("channel", wanted, channels.Names)) is { } fault)
            return fault;
        var answers = await statistics.Answers(period.From, period.To, cancellationToken);
        return pages.Show<AnswersPage>(
            context, ("Period", period), ("Answers", answers.Where(row => wanted is null || row.Channel == wanted).ToList()),
            ("Calls", await statistics.Calls(period.From, period.To, cancellationToken)),
            ("CountedAt", await statistics.CountedAt(cancellationToken)), ("Channels", channels.Names), ("Channel", wanted),
            ("Reminders", reminders.Value));
    }

    private static async Task<IResult> ShowLongest(
        HttpContext context, ConsolePages pages, EscalationQueries escalations, IOptions<ConversationOptions> conversation,
        TimeProvider clock, int? days, int? page, CancellationToken cancellationToken)
    {
        var zone = conversation.Value.Zone;
        if (Period.Fault(days, clock, zone, out var period) is { } wrong)
            return wrong;
        if (Paging.LeafedFault(page, out var request) is { } fault)
            return fault;
        var list = await escalations.Longest(
            zone.Begin(period.From), zone.Begin(period.To.AddDays(1)), clock.GetUtcNow(), request, cancellationToken);
        return pages.Show<LongestPage>(context, ("Period", period), ("List", list));
    }
}
