using System.Diagnostics.Metrics;

namespace MirtAi.Api.Http;

/// <summary>Counts what limits refuse.</summary>
internal static class LimitTelemetry
{
    private static readonly Meter Meter = new(AdminTelemetry.Name);
    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("mirtai.limits.refusals", "{request}", "Requests that were too many, by the limit.");

    public static void Refused(string limit) => Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));
}
