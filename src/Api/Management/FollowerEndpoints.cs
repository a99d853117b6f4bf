using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Comments.Followers;

namespace MirtAi.Api.Management;

/// <summary>How many follow the account of the comments, day by day.</summary>
internal static class FollowerEndpoints
{
    /// <summary>The days that are told unless asked for.</summary>
    public const int DefaultDays = 90;

    /// <summary>What the parameter of the days means.</summary>
    public const string Meaning = "How many days, with this one; 90 if absent.";

    public static void MapFollowers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/followers/days", List).Produces400()
            .WithSummary("The account's followers at the end of each of the shop's days, newest first; today as it was read last");
        endpoints.MapGet("/followers/days.csv", Export).WithName("exportFollowerDays").Produces400()
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithSummary("The same as a table for spreadsheets");
    }

    /// <summary>The first of so many days, with this one.</summary>
    public static DateOnly First(int days, TimeProvider clock, TimeZoneInfo zone) => zone.DayOf(clock.GetUtcNow()).AddDays(1 - days);

    /// <summary>Why so many days are not told, or the first of them.</summary>
    public static Problem? Fault(int? days, int most, TimeProvider clock, TimeZoneInfo zone, out DateOnly from)
    {
        from = default;
        if (days < 1 || days > most)
            return Problem.BadRequest($"days: must be 1 to {most}.");
        from = First(days ?? DefaultDays, clock, zone);
        return null;
    }

    /// <summary>Answers with the table.</summary>
    public static async Task<Results<FileContentHttpResult, Problem>> Export(
        [Description(Meaning)] int? days, [FromServices] AccountDays account, IOptions<ConversationOptions> conversation,
        TimeProvider clock, CancellationToken cancellationToken) =>
        Fault(days, AccountDays.MaxDays, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Bytes(
                AccountDayTable.Write(await account.From(from, cancellationToken)), "text/csv; charset=utf-8", "followers.csv");

    private static async Task<Results<Ok<IReadOnlyList<AccountDay>>, Problem>> List(
        [Description(Meaning)] int? days, [FromServices] AccountDays account, IOptions<ConversationOptions> conversation,
        TimeProvider clock, CancellationToken cancellationToken) =>
        Fault(days, AccountDays.MaxDays, clock, conversation.Value.Zone, out var from) is { } fault
            ? fault
            : TypedResults.Ok(await account.From(from, cancellationToken));
}
