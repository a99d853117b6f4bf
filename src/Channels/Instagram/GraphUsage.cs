using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads how much of the allowance is used (Graph API, "Rate limits"): <c>X-App-Usage</c> and <c>X-Business-Use-Case-Usage</c> count calls
/// and time in percent, and the second tells in minutes when calls are taken again. At 100 calls are refused.
/// </summary>
internal static class GraphUsage
{
    private const string App = "X-App-Usage", BusinessUseCase = "X-Business-Use-Case-Usage";
    private const int MaxMinutes = 24 * 60;

    /// <summary>From here on sends are slowed down.</summary>
    private const long Much = 80;

    /// <summary>From here on next to nothing is sent: the rest of the allowance is left to what people do.</summary>
    private const long NearlyAll = 95;

    private static readonly TimeSpan LongRest = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after a refusal, or null if the platform does not say so.</summary>
    public static TimeSpan? RegainAfter(HttpResponseHeaders headers)
    {
        var minutes = Read(
            headers, BusinessUseCase, root => Uses(root).Select(use => use.Integer("estimated_time_to_regain_access"u8) ?? 0));
        return minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, MaxMinutes)) : null;
    }

    /// <summary>
    /// How long to leave the account alone after a call that was taken: nothing below 80 percent, then a second for each percent, and a
    /// minute from 95 on.
    /// </summary>
    public static TimeSpan? Rest(HttpResponseHeaders headers)
    {
        var used = Math.Max(Read(headers, App, Percents), Read(headers, BusinessUseCase, root => Uses(root).SelectMany(Percents)));
        return used switch
        {
            < Much => null,
            < NearlyAll => TimeSpan.FromSeconds(used - Much + 1),
            _ => LongRest,
        };
    }

    /// <summary>The greatest of the numbers; 0 if there is none, or the header is missing or cannot be read.</summary>
    private static long Read(HttpResponseHeaders headers, string name, Func<JsonElement, IEnumerable<long>> numbers) =>
        headers.TryGetValues(name, out var values)
            ? JsonBody.Read(Encoding.UTF8.GetBytes(string.Join(',', values)), root => numbers(root).DefaultIfEmpty().Max(), _ => 0L)
            : 0;

    private static IEnumerable<JsonElement> Uses(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? [] : root.EnumerateObject()
            .Where(account => account.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(account => account.Value.EnumerateArray());

    private static IEnumerable<long> Percents(JsonElement use) =>
    [
        use.Integer("call_count"u8) ?? 0,
        use.Integer("total_time"u8) ?? 0,
        use.Integer("total_cputime"u8) ?? 0,
    ];
}
