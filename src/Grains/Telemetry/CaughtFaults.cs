using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Telemetry;

/// <summary>
/// Counts what the edges of loops, requests and turns caught without knowing what it is: <c>mirtai.faults</c>, by the place. Its increase
/// says that something is wrong that nobody foresaw, and where the log tells of it.
/// </summary>
public static class CaughtFaults
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "MirtAi.Faults";

    /// <summary>
    /// The place of what no endpoint handled; it is reported from the start, so that the metric is there before the first fault.
    /// </summary>
    public const string Request = "request";

    private static readonly Meter Meter = new(Name);
    private static readonly ConcurrentDictionary<string, long> Counts = new(StringComparer.Ordinal) { [Request] = 0 };

    static CaughtFaults() => Meter.CreateObservableCounter(
        "mirtai.faults", Observe, "{fault}", "Unforeseen exceptions that were caught, by the place that caught them.");

    /// <summary>Counts one, unless it is an outage of the database or a cancellation: those are foreseen and told of elsewhere.</summary>
    /// <param name="place">Where it was caught: a constant, so that there are only as many as there are places in the code.</param>
    /// <param name="exception">What was caught.</param>
    public static void Count(string place, Exception exception)
    {
        if (exception is not (StorageUnavailableException or OperationCanceledException))
            Counts.AddOrUpdate(place, 1, static (_, count) => count + 1);
    }

    private static IEnumerable<Measurement<long>> Observe() =>
        Counts.Select(count => new Measurement<long>(count.Value, new KeyValuePair<string, object?>("place", count.Key)));
}
