using System.Diagnostics.Metrics;

namespace MirtAi.Api.Http;

/// <summary>Counts sign-ins with wrong admin tokens.</summary>
internal static class AdminTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "MirtAi.Http";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("mirtai.admin.refusals", "{request}", "Requests with a wrong admin token, by whether it was looked at.");

    public static void Refused(bool isBlocked) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("outcome", isBlocked ? "limited" : "wrong"));
}
