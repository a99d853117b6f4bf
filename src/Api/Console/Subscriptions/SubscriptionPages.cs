using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Management;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Console.Subscriptions;

internal static class SubscriptionPages
{
    public static void MapSubscriptionPages(this IEndpointRouteBuilder console) => console.MapGet("/subscriptions", List);

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, [FromServices] SubscriptionQueries subscriptions, string? status, int? page,
        CancellationToken cancellationToken)
    {
        var wanted = FilterText.OrNull(status);
        var fault = Paging.LeafedFault(page, out var request) ?? FilterText.Fault("status", wanted, SubscriptionStatus.All);
        if (fault is not null)
            return fault;
        var list = await subscriptions.List(wanted, plan: null, request, cancellationToken);
        return pages.Show<SubscriptionsPage>(context, ("List", list), ("Status", wanted));
    }
}
