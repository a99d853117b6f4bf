using Microsoft.AspNetCore.Routing;
using MirtAi.Api.Tests.Console.Samples;

namespace MirtAi.Api.Tests.Console;

/// <summary>The addresses at which tests see each page of the console, beside <see cref="SampleShop"/>.</summary>
internal static class ConsoleAddresses
{
    private const string Key = $"key={SampleShop.Key}";

    /// <summary>What people get from the console that is no page.</summary>
    private static readonly string[] NoPages =
    [
        "/console/assets/{version}/{name}", "/console/{**path}", "/console/photos", "/console/portrait", "/console/events",
        "/console/comments/months.csv", "/console/comments/followers.csv", "/console/comments/insights.csv",
    ];

    /// <summary>By their routes; a list stands here with each filter that reads other rows.</summary>
    private static readonly Dictionary<string, string[]> ByRoute = new(StringComparer.Ordinal)
    {
        ["/console"] = ["/console"],
        ["/console/sign-in"] = ["/console/sign-in"],
        ["/console/conversations"] =
            ["/console/conversations", "/console/conversations?words=пальто", "/console/conversations?q=нат&channel=web&mode=bot"],
        ["/console/conversation"] = [$"/console/conversation?{Key}", $"/console/conversation?{Key}&before=4"],
        ["/console/escalations"] = ["/console/escalations", "/console/escalations?status=open"],
        ["/console/orders"] = ["/console/orders", "/console/orders?status=paid&q=Дарина"],
        ["/console/outbox"] =
            ["/console/outbox", "/console/outbox?status=sent", "/console/outbox?status=pending", "/console/outbox?status=failed&account=telegram"],
        ["/console/jobs"] = ["/console/jobs"],
        ["/console/jobs/{name}"] = [$"/console/jobs/{SampleDesk.Job}"],
        ["/console/payments"] = ["/console/payments", "/console/payments?status=succeeded"],
        ["/console/payments/{id}"] = [$"/console/payments/{SampleMoney.Payment}"],
        ["/console/subscriptions"] = ["/console/subscriptions", "/console/subscriptions?status=active"],
        ["/console/broadcasts"] = ["/console/broadcasts"],
        ["/console/broadcasts/new"] = ["/console/broadcasts/new"],
        ["/console/broadcasts/{id}"] = [$"/console/broadcasts/{SampleMoney.Broadcast}"],
        ["/console/comments"] = ["/console/comments", "/console/comments?status=completed&type=complaint"],
        ["/console/comments/{id}"] = [$"/console/comments/{SampleDesk.Comment}"],
        ["/console/comments/policy"] = ["/console/comments/policy"],
        ["/console/comments/months"] = ["/console/comments/months"],
        ["/console/comments/insights"] = ["/console/comments/insights"],
        ["/console/posts"] = ["/console/posts"],
        ["/console/documents"] = ["/console/documents", "/console/documents?q=обмін"],
        ["/console/documents/{id}"] = [$"/console/documents/{SampleDesk.Document}"],
        ["/console/erase"] = [$"/console/erase?{Key}"],
        ["/console/audit"] = ["/console/audit", $"/console/audit?{Key}"],
        ["/console/turns"] = [$"/console/turns?{Key}"],
        ["/console/turn"] = [$"/console/turn?{Key}&turn={SampleReplay.Turn}"],
        ["/console/accounts"] = ["/console/accounts"],
        ["/console/costs"] = ["/console/costs"],
        ["/console/funnel"] = ["/console/funnel", "/console/funnel?channel=web"],
        ["/console/answers"] = ["/console/answers"],
        ["/console/answers/longest"] = ["/console/answers/longest"],
    };

    /// <summary>Every address.</summary>
    public static IEnumerable<string> All => ByRoute.Values.SelectMany(addresses => addresses);

    /// <summary>The routes that have none, and those here that the service does not have.</summary>
    public static IEnumerable<string> Differences(IEnumerable<RouteEndpoint> endpoints)
    {
        var pages = endpoints.Where(IsRead).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route.Split('/')[1] == "console" && !route.StartsWith("/console/orleans", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        pages.SymmetricExceptWith(ByRoute.Keys.Concat(NoPages));
        return pages;
    }

    private static bool IsRead(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true;
}
