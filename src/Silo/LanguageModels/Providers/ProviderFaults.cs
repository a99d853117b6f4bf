using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>
/// Reads what went wrong with an attempt, as OpenAI's own clients do (openai-python, <c>base_client.py</c>): which status may pass, and how
/// long to wait.
/// </summary>
internal static class ProviderFaults
{
    /// <summary>The fault of an exception.</summary>
    public static ProviderFault Of(Exception exception, DateTimeOffset now) => exception switch
    {
        ClientResultException { Status: > 0 } answer => OfAnswer(answer, now),
        ClientResultException or HttpRequestException or IOException => new("dropped", MayPass: true),
        // Whatever else a body makes the client do: it is not what was agreed.
        _ => new("malformed", MayPass: true),
    };

    private static ProviderFault OfAnswer(ClientResultException answer, DateTimeOffset now)
    {
        var response = answer.GetRawResponse();
        var wait = response is null ? null : RetryAfter(response, now);
        var hint = Header(response, "x-should-retry");
        var mayPass = hint is "true" || hint is not "false" && answer.Status is 408 or 409 or 429 or >= 500;
        return answer.Status switch
        {
            429 when IsOutOfMoney(response) => new("quota", MayPass: false, RetryAfter: wait),
            429 => new("rate_limited", mayPass, RetryAfter: wait),
            400 or 413 or 415 or 422 => new($"http_{answer.Status}", MayPass: false, IsOurs: true),
            var status => new($"http_{status}", mayPass, RetryAfter: wait),
        };
    }

    /// <summary>429 has two kinds; the one of billing does not pass by waiting.</summary>
    private static bool IsOutOfMoney(PipelineResponse? response)
    {
        try
        {
            using var body = JsonDocument.Parse(response?.Content ?? BinaryData.FromString("null"));
            return body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object
                && (Is(error, "code") || Is(error, "type"));
        }
        catch (JsonException)
        {
            return false; // A proxy's page.
        }

        static bool Is(JsonElement error, string member) =>
            error.TryGetProperty(member, out var value)
            && value.ValueKind is JsonValueKind.String
            && value.ValueEquals("insufficient_quota");
    }

    private static TimeSpan? RetryAfter(PipelineResponse response, DateTimeOffset now)
    {
        if (double.TryParse(Header(response, "retry-after-ms"), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
            return Positive(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)));
        var header = Header(response, "retry-after");
        if (double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return Positive(TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)));
        return RetryConditionHeaderValue.TryParse(header, out var condition) && condition.Date is { } date ? Positive(date - now) : null;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static string? Header(PipelineResponse? response, string name) =>
        response is not null && response.Headers.TryGetValue(name, out var value) ? value?.Trim() : null;
}
