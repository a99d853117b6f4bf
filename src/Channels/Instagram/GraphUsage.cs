using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads how much of the account's allowance is used (Graph API, "Rate limits"): <c>X-Business-Use-Case-Usage</c> tells in minutes when
/// calls are taken again.
/// </summary>
internal static class GraphUsage
{
    private const string Header = "X-Business-Use-Case-Usage";
    private const int MaxMinutes = 24 * 60;

    /// <summary>How long to wait, or null if the platform does not say so.</summary>
    public static TimeSpan? RegainAfter(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues(Header, out var values))
            return null;
        var minutes = JsonBody.Read(Encoding.UTF8.GetBytes(string.Join(',', values)), Minutes, _ => 0L);
        return minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, MaxMinutes)) : null;
    }

    private static long Minutes(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? 0 : root.EnumerateObject()
            .Where(account => account.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(account => account.Value.EnumerateArray())
            .Select(use => use.Integer("estimated_time_to_regain_access"u8) ?? 0)
            .DefaultIfEmpty().Max();
}
