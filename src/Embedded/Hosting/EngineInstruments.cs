using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MirtAi.Embedded;

/// <summary>The meter <c>MirtAi.Embedded</c>. The only tag is the grain class, never a key.</summary>
internal sealed class EngineInstruments
{
    internal const string MeterName = "MirtAi.Embedded";

    private readonly UpDownCounter<long> activations;
    private readonly Counter<long> calls;
    private readonly Counter<long> rejected;
    private readonly Histogram<double> wait;

    public EngineInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        activations = meter.CreateUpDownCounter<long>("grain.activations", "{activation}", "Activations in memory.");
        calls = meter.CreateCounter<long>("grain.calls", "{call}", "Calls asked for, refused ones included.");
        rejected = meter.CreateCounter<long>("grain.calls.rejected", "{call}", "Calls refused: full mailbox, or process stopping.");
        wait = meter.CreateHistogram<double>("grain.mailbox.wait", "s", "From asking to the begin of the call's turn.");
    }

    internal void Activated(in KeyValuePair<string, object?> tag) => activations.Add(1, tag);

    internal void Deactivated(in KeyValuePair<string, object?> tag) => activations.Add(-1, tag);

    internal void Called(in KeyValuePair<string, object?> tag) => calls.Add(1, tag);

    internal void Rejected(in KeyValuePair<string, object?> tag) => rejected.Add(1, tag);

    /// <summary>Reads the clock only when somebody listens.</summary>
    internal long StartWait() => wait.Enabled ? Stopwatch.GetTimestamp() : 0;

    internal void EndWait(long started, in KeyValuePair<string, object?> tag)
    {
        if (started != 0) wait.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
    }
}
