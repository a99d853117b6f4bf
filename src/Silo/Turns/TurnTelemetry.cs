using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Silo.Turns;

/// <summary>Traces and measures turns.</summary>
internal static class TurnTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = TurnExecutor.MeterName;

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "mirtai.turn.duration", "s",
        "How long an answer was made, by outcome: answered, silent, escalated, given_up, cancelled (the customer wrote on) or failed.",
        advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60] });
    private static readonly Histogram<double> Debounce = Meter.CreateHistogram<double>(
        "mirtai.debounce.delay", "s", "From the first message of a burst to its turn.",
        advice: new() { HistogramBucketBoundaries = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 30] });
    private static readonly Counter<long> Read = Meter.CreateCounter<long>(
        "mirtai.turn.read", "{turn}", "Turns that were decided, by who understood them: model or scripted.");
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(
        "mirtai.turn.commands", "{command}", "Commands that were understood, by kind, by reader, and by what became of them.");
    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "mirtai.turn.commands_dropped", "{command}", "Commands that a model proposed and that did not pass the checks, by cause.");

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

    /// <summary>Notes who understood a turn, and what became of the commands.</summary>
    public static void RecordReading(Activity? activity, TurnPlan plan)
    {
        var reader = NameOf(plan.ReadBy);
        activity?.SetTag("mirtai.reader", reader);
        Read.Add(1, new KeyValuePair<string, object?>("reader", reader));
        foreach (var (command, outcome) in plan.Commands)
            Commands.Add(1, new("command", command.GetType().Name), new("reader", reader), new("outcome", outcome.ToString()));
        foreach (var (name, cause) in plan.Dropped)
            Dropped.Add(1, new("command", name), new("cause", cause.ToString()));
    }

    /// <summary>The reader as it is counted and logged.</summary>
    public static string NameOf(Reader reader) => reader is Reader.Model ? "model" : "scripted";

    public static void Record(Activity? activity, string outcome, TimeSpan duration)
    {
        Duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        if (outcome == "failed")
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
    }
}
