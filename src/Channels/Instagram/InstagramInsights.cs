using System.Globalization;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Grains.Comments;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads what Instagram counts (Instagram Platform, "Instagram Account Insights", "Instagram Media Insights"); the token needs
/// <c>instagram_business_manage_insights</c>. What does not exist is an empty data set there, and null here.
/// </summary>
internal sealed class InstagramInsights(GraphReader graph) : IInsightPlatform
{
    private const string OfAnAccount = "views,reach,accounts_engaged,total_interactions,likes,comments,shares,saves";
    private const string OfAPost = "views,reach,total_interactions,likes,comments,shares,saved";

    /// <inheritdoc/>
    public bool IsOn => graph.Settings.IsOn;

    /// <inheritdoc/>
    public async Task<PlatformInsights> OfAccount(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{graph.Settings.AccountId}/insights?metric={OfAnAccount}&period=day&metric_type=total_value"
            + $"&since={from.ToUnixTimeSeconds()}&until={to.ToUnixTimeSeconds()}");
        return await graph.Find(path, cancellationToken) is { } answer
            ? Read(answer)
            : throw new CommentPlatformException("The account is not there");
    }

    /// <inheritdoc/>
    public async Task<PlatformInsights?> OfPost(string id, CancellationToken cancellationToken) =>
        InstagramCommentParser.IsId(id) && await graph.Find($"{id}/insights?metric={OfAPost}", cancellationToken) is { } answer
            ? Read(answer)
            : null;

    private static PlatformInsights Read(JsonElement answer)
    {
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var metric in answer.Array("data"u8)?.EnumerateArray() ?? [])
            if (metric.String("name"u8) is { } name && Value(metric) is { } value)
                values[name] = value;
        return new PlatformInsights
        {
            Views = Of("views"),
            Reach = Of("reach"),
            Engaged = Of("accounts_engaged"),
            Interactions = Of("total_interactions"),
            Likes = Of("likes"),
            Comments = Of("comments"),
            Shares = Of("shares"),
            Saves = Of("saves") ?? Of("saved"),
        };

        long? Of(string name) => values.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>An account's metric has a total, a post's a list of one value.</summary>
    private static long? Value(JsonElement metric) =>
        metric.Object("total_value"u8)?.Integer("value"u8)
        ?? (metric.Array("values"u8) is { } values && values.GetArrayLength() > 0 ? values[0].Integer("value"u8) : null);
}
