using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Customers.Holds;

namespace MirtAi.Api.Console.Customers;

/// <summary>What is held about a customer: handed out, and erased.</summary>
internal static class CustomerPages
{
    /// <summary>The field of the form that says that the erasure is meant.</summary>
    public const string Confirmation = "confirmed";

    public static void MapCustomerPages(this IEndpointRouteBuilder console)
    {
        var operators = console.MapGroup("").RequireAuthorization(ConsoleRoles.OperatorPolicy);
        operators.MapPost("/export", Export).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("export"));
        operators.MapGet("/erase", Ask);
        operators.MapPost("/erase", Erase).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("erase", Forgets: true));
        operators.MapPost("/hold", Hold).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("hold"));
        operators.MapPost("/lift", Lift).AddEndpointFilter<AuditedRequests>().WithMetadata(new AuditAction("lift-hold"));
    }

    private static async Task<IResult> Export(string key, CustomerQueries customers, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await customers.Holds(key, cancellationToken)
            ? TypedResults.Stream(output => customers.Export(key, output, cancellationToken), "application/json", FileName(key))
            : Problem.NotFound("Nothing is held about a customer of this key.");
    }

    private static async Task<IResult> Ask(
        HttpContext context, ConsolePages pages, CustomerQueries customers, string key, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        return await customers.Holds(key, cancellationToken)
            ? pages.Show<ErasePage>(context, ("Key", key), ("Name", await customers.NameOf(key, cancellationToken)))
            : Problem.NotFound("Nothing is held about a customer of this key.");
    }

    private static async Task<IResult> Erase(
        HttpContext context, string key, [FromServices] CustomerErasure erasure, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form.Text(Confirmation) is not "yes")
            return Problem.BadRequest($"{Confirmation}: tick it if everything about this customer is to be erased.");
        var isDone = await erasure.Erase(key, cancellationToken);
        return TypedResults.LocalRedirect($"/console/conversations?{ConsolePages.Notice}={(isDone ? "erased" : "erasePostponed")}");
    }

    private static async Task<IResult> Hold(
        HttpContext context, string key, CustomerQueries customers, [FromServices] HoldDesk desk, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var reason = form.Text("reason");
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (HoldRequest.ReasonFault(reason) is { } wrong)
            return Problem.BadRequest(wrong);
        if (!await customers.Holds(key, cancellationToken))
            return Problem.NotFound("Nothing is held about a customer of this key.");
        await desk.Hold(key, context.User.Identity?.Name ?? ManagerMessage.DefaultManager, reason, cancellationToken);
        return Back(key, "held");
    }

    /// <summary>If the customer was to be erased meanwhile, there is no conversation to go back to.</summary>
    private static async Task<IResult> Lift(
        string key, [FromServices] HoldDesk desk, [FromServices] HoldQueries holds, CancellationToken cancellationToken)
    {
        if (FilterText.Fault("key", key) is { } fault)
            return fault;
        if (await holds.Find(key, cancellationToken) is not { } hold)
            return Problem.NotFound("Hold not found.");
        await desk.Lift(key, cancellationToken);
        return hold.ErasureAskedAt is null
            ? Back(key, "lifted")
            : TypedResults.LocalRedirect($"/console/conversations?{ConsolePages.Notice}=erased");
    }

    private static RedirectHttpResult Back(string key, string notice) =>
        TypedResults.LocalRedirect(QueryHelpers.AddQueryString(ConsolePage.Conversation(key), ConsolePages.Notice, notice));

    private static string FileName(string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (var letter in key)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return $"{name}.json";
    }
}
