using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Management;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Months;

namespace MirtAi.Api.Console.Comments;

/// <summary>What became of comments, month by month.</summary>
internal static class CommentMonthPages
{
    public static void MapCommentMonthPages(this IEndpointRouteBuilder console)
    {
        console.MapGet("/comments/months", Show);
        console.MapGet("/comments/months.csv", CommentMonthEndpoints.Export);
    }

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, [FromServices] CommentMonths counts, IOptions<ConversationOptions> conversation,
        TimeProvider clock, int? months, CancellationToken cancellationToken) =>
        CommentMonthEndpoints.Fault(months, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : pages.Show<CommentMonthsPage>(context, ("Rows", await counts.From(from, cancellationToken)));
}
