using System.Text;
using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Console.People;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Silo.Customers;

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
            ? pages.Show<ErasePage>(context, ("Key", key))
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
        await erasure.Erase(key, cancellationToken);
        return TypedResults.LocalRedirect("/console/conversations?done=erased");
    }

    private static string FileName(string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (var letter in key)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return $"{name}.json";
    }
}
