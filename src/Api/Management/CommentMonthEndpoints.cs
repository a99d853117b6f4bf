using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Comments.Months;

namespace MirtAi.Api.Management;

/// <summary>What became of comments, month by month.</summary>
internal static class CommentMonthEndpoints
{
    /// <summary>The months that are told unless asked for.</summary>
    public const int DefaultMonths = 12;

    private const string Meaning = "How many months, with this one; 12 if absent.";

    public static void MapCommentMonths(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/comments/months", List).Produces400()
            .WithSummary("Comments by the shop's months and their types, newest first; a month is closed after its end and stays as it is");
        endpoints.MapGet("/comments/months.csv", Export).WithName("exportCommentMonths").Produces400()
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithSummary("The same as a table for spreadsheets");
    }

    /// <summary>The first month of so many, with this one.</summary>
    public static Problem? Fault(int? months, TimeProvider clock, TimeZoneInfo zone, out DateOnly from)
    {
        from = default;
        if (months is < 1 or > CommentMonths.MaxMonths)
            return Problem.BadRequest($"months: must be 1 to {CommentMonths.MaxMonths}.");
        var today = zone.DayOf(clock.GetUtcNow());
        from = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - (months ?? DefaultMonths));
        return null;
    }

    private static async Task<Results<Ok<IReadOnlyList<CommentMonth>>, Problem>> List(
        [Description(Meaning)] int? months, [FromServices] CommentMonths counts, IOptions<ConversationOptions> conversation,
        TimeProvider clock, CancellationToken cancellationToken) =>
        Fault(months, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Ok(await counts.From(from, cancellationToken));

    /// <summary>Answers with the table.</summary>
    public static async Task<Results<FileContentHttpResult, Problem>> Export(
        [Description(Meaning)] int? months, [FromServices] CommentMonths counts, IOptions<ConversationOptions> conversation,
        TimeProvider clock, CancellationToken cancellationToken) =>
        Fault(months, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Bytes(
                CommentMonthTable.Write(await counts.From(from, cancellationToken)), "text/csv; charset=utf-8", "comments.csv");
}
