using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>
/// What Instagram counts, in the shape of its documentation: totals of an account between two moments at most 30 days apart, and lifetime
/// values of posts. What it does not have is left out.
/// </summary>
internal sealed class GraphInsights
{
    private static readonly string[] OfAccounts =
        ["views", "reach", "accounts_engaged", "total_interactions", "likes", "comments", "shares", "saves", "replies"];

    private static readonly string[] OfPosts = ["views", "reach", "total_interactions", "likes", "comments", "shares", "saved"];

    /// <summary>The values that it has.</summary>
    public Dictionary<string, long> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The lengths of the periods that were asked for.</summary>
    public List<TimeSpan> Periods { get; } = [];

    /// <summary>Answers for the account, or for a post.</summary>
    public string Answer(HttpContext context, string id)
    {
        var (query, isAccount) = (context.Request.Query, id == GraphPeer.AccountId);
        var metrics = query["metric"].ToString().Split(',');
        if (metrics.Except(isAccount ? OfAccounts : OfPosts).Any())
            return Refuse(context, "metric must be one of the documented ones");
        if (isAccount && ((string?)query["period"] != "day" || (string?)query["metric_type"] != "total_value"))
            return Refuse(context, "period and metric_type must fit the metrics");
        if (isAccount)
        {
            var length = TimeSpan.FromSeconds(Seconds(query["until"]) - Seconds(query["since"]));
            if (length <= TimeSpan.Zero || length > TimeSpan.FromDays(30))
                return Refuse(context, "There cannot be more than 30 days between since and until");
            Periods.Add(length);
        }

        return new JsonObject
        {
            ["data"] = new JsonArray([.. metrics.Where(Values.ContainsKey).Select(name => (JsonNode)Metric(id, name, isAccount))]),
        }.ToJsonString();
    }

    private JsonObject Metric(string id, string name, bool isAccount)
    {
        var period = isAccount ? "day" : "lifetime";
        var metric = new JsonObject { ["name"] = name, ["period"] = period, ["title"] = name, ["id"] = $"{id}/insights/{name}/{period}" };
        metric[isAccount ? "total_value" : "values"] = isAccount
            ? new JsonObject { ["value"] = Values[name] }
            : new JsonArray(new JsonObject { ["value"] = Values[name] });
        return metric;
    }

    private static long Seconds(string? value) => long.Parse(value ?? "0", CultureInfo.InvariantCulture);

    private static string Refuse(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return GraphPeer.Error(100, message: message);
    }
}
