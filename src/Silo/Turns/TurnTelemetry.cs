using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace MirtAi.Silo.Turns;

/// <summary>Traces and measures turns.</summary>
internal static class TurnTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MirtAi.Turns";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "mirtai.turn.duration", "s",
        "How long an answer was made, by outcome: answered, silent, escalated, given_up, cancelled (the customer wrote on) or failed.",
        advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60] });
    private static readonly Histogram<double> Debounce = Meter.CreateHistogram<double>(
        "mirtai.debounce.delay", "s", "From the first message of a burst to its turn.",
        advice: new() { HistogramBucketBoundaries = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 30] });

    /// <summary>A trace of its own, which names the activities that took the messages.</summary>
    public static Activity? Start(IEnumerable<ActivityLink> links)
    {
        Activity.Current = null;
        return Source.StartActivity(ActivityKind.Internal, links: links, name: "turn");
    }

    /// <summary>The activity by W3C Trace Context; without one, of a trace that nobody records.</summary>
    public static string TraceParent(Activity? activity) => activity?.Id ?? string.Create(
        CultureInfo.InvariantCulture,
        $"00-{ActivityTraceId.CreateRandom().ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-00");

    public static void RecordDebounce(TimeSpan delay) => Debounce.Record(Math.Max(0, delay.TotalSeconds));

    public static void Record(Activity? activity, string outcome, TimeSpan duration)
    {
        Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        if (outcome == "failed")
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
    }
}
