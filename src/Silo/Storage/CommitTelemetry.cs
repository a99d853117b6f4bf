using System.Diagnostics;
using System.Diagnostics.Metrics;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage;

/// <summary>Traces and measures commits of grains.</summary>
internal static class CommitTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "MirtAi.Storage";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "mirtai.commit.duration", "s",
        "How long a commit took, by the kind of grain and its outcome: committed, duplicate, stale or failed.");
    private static readonly Histogram<double> Wait = Meter.CreateHistogram<double>(
        "mirtai.commit.wait", "s", "How long a commit waited for its transaction to begin.");
    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>(
        "mirtai.commit.batch_size", "{commit}", "Commits of different grains that shared a transaction.",
        advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64] });

    public static Activity? Start(string kind) => Source.StartActivity($"commit {kind}");

    /// <summary>A commit ended; without an outcome it failed.</summary>
    public static void Record(Activity? activity, string kind, CommitOutcome? outcome, TimeSpan duration)
    {
        var text = outcome switch
        {
            CommitOutcome.Committed => "committed",
            CommitOutcome.Duplicate => "duplicate",
            CommitOutcome.Stale => "stale",
            _ => "failed",
        };
        Duration.Record(duration.TotalSeconds, new("kind", kind), new("outcome", text));
        activity?.SetTag("outcome", text);
        if (outcome is null)
            activity?.SetStatus(ActivityStatusCode.Error, text);
    }

    public static void RecordWait(TimeSpan wait) => Wait.Record(wait.TotalSeconds);

    public static void RecordBatch(int commits) => BatchSize.Record(commits);
}
