using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Health;
using MirtAi.Silo.Statistics;

namespace MirtAi.Api.Console.Accounts;

internal static class AccountPages
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(1);

    public static void MapAccounts(this IEndpointRouteBuilder console) => console.MapGet("/accounts", Show);

    private static async Task<IResult> Show(
        HttpContext context, ConsolePages pages, AccountQueries accounts, [FromServices] Readiness readiness, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var report = await readiness.Check(cancellationToken);
        return pages.Show<AccountsPage>(
            context, ("Parts", report.Parts), ("Items", await accounts.Read(clock.GetUtcNow() - Shown, cancellationToken)));
    }
}
