using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Insights;

namespace MirtAi.Api.Management;

/// <summary>What the platform of the comments counts: how many saw the account and its posts, and what they did.</summary>
internal static class InsightEndpoints
{
    public static void MapInsights(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/insights/days", List).Produces400()
            .WithSummary("What the platform counted of the account in each of the shop's days, newest first; the last may still change");
        endpoints.MapGet("/insights/days.csv", Export).WithName("exportInsightDays").Produces400()
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithSummary("The same as a table for spreadsheets");
        endpoints.MapGet("/insights/posts", Posts)
            .WithSummary("What the platform counted of the account's posts, those first that were seen most; at most 50");
    }

    /// <summary>Answers with the table.</summary>
    public static async Task<Results<FileContentHttpResult, Problem>> Export(
        [Description(FollowerEndpoints.Meaning)] int? days, [FromServices] InsightQueries insights,
        IOptions<ConversationOptions> conversation, TimeProvider clock, CancellationToken cancellationToken) =>
        FollowerEndpoints.Fault(days, InsightQueries.MaxDays, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Bytes(
                InsightTable.Write(await insights.Days(from, cancellationToken)), "text/csv; charset=utf-8", "insights.csv");

    private static async Task<Results<Ok<IReadOnlyList<InsightDay>>, Problem>> List(
        [Description(FollowerEndpoints.Meaning)] int? days, [FromServices] InsightQueries insights,
        IOptions<ConversationOptions> conversation, TimeProvider clock, CancellationToken cancellationToken) =>
        FollowerEndpoints.Fault(days, InsightQueries.MaxDays, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Ok(await insights.Days(from, cancellationToken));

    private static async Task<Ok<IReadOnlyList<PostInsights>>> Posts(
        [FromServices] InsightQueries insights, CancellationToken cancellationToken) =>
        TypedResults.Ok(await insights.Posts(cancellationToken));
}
