using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Followers;
using MirtAi.Silo.Comments.Insights;
using MirtAi.Silo.Comments.Months;

namespace MirtAi.Api.Console.Comments;

/// <summary>What became of comments, month by month.</summary>
internal static class CommentMonthPages
{
    public static void MapCommentMonthPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/comments/months", Show);
        console.MapGet("/comments/months.csv", CommentMonthEndpoints.Export);
        console.MapGet("/comments/followers.csv", FollowerEndpoints.Export);
        console.MapGet("/comments/insights", ShowInsights);
        console.MapGet("/comments/insights.csv", InsightEndpoints.Export);
    }

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, [FromServices] CommentMonths counts, [FromServices] AccountDays account,
        IOptions<ConversationOptions> conversation, TimeProvider clock, int? months, CancellationToken cancellationToken)
    {
        var zone = conversation.Value.Zone;
        if (CommentMonthEndpoints.Fault(months, clock, zone, out var from) is { } fault)
            return fault;
        var firstDay = FollowerEndpoints.First(FollowerEndpoints.DefaultDays, clock, zone);
        return pages.Show<CommentMonthsPage>(
            context, ("Rows", await counts.From(from, cancellationToken)), ("Days", await account.From(firstDay, cancellationToken)));
    }

    private static async Task<IResult> ShowInsights(
        HttpContext context, ConsolePages pages, [FromServices] InsightQueries insights, IOptions<ConversationOptions> conversation,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var first = FollowerEndpoints.First(FollowerEndpoints.DefaultDays, clock, conversation.Value.Zone);
        return pages.Show<InsightsPage>(
            context, ("Days", await insights.Days(first, cancellationToken)), ("Posts", await insights.Posts(cancellationToken)));
    }
}
