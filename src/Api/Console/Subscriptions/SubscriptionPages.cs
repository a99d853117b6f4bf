using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MirtAi.Api.Management;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Subscriptions;

namespace MirtAi.Api.Console.Subscriptions;

internal static class SubscriptionPages
{
    public static void MapSubscriptionPages(this IEndpointRouteBuilder console) => console.MapGet("/subscriptions", List);

    private static async Task<IResult> List(
        HttpContext context, ConsolePages pages, [FromServices] SubscriptionQueries subscriptions,
        [FromServices] IOptions<SubscriptionOptions> options, string? status, string? plan, int? page, CancellationToken cancellationToken)
    {
        var (ofStatus, ofPlan) = (FilterText.OrNull(status), FilterText.OrNull(plan));
        var fault = Paging.LeafedFault(page, out var request)
            ?? FilterText.Fault("status", ofStatus, SubscriptionStatus.All)
            ?? FilterText.Fault("plan", ofPlan);
        if (fault is not null)
            return fault;
        var list = await subscriptions.List(ofStatus, ofPlan, request, cancellationToken);
        return pages.Show<SubscriptionsPage>(
            context, ("List", list), ("Status", ofStatus), ("Plan", ofPlan), ("Options", options.Value));
    }
}
