using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Grains.Tests.Telemetry;

public sealed class CaughtFaultsTests
{
    [Fact]
    public void A_fault_counts_at_its_place_and_what_is_foreseen_does_not()
    {
        CaughtFaults.Count("a-place", new InvalidOperationException());
        CaughtFaults.Count("a-place", new InvalidOperationException());
        CaughtFaults.Count("an-outage", new StorageUnavailableException());
        CaughtFaults.Count("a-stop", new TaskCanceledException());

        var counts = Read();

        Assert.Equal(2, counts["a-place"]);
        Assert.DoesNotContain("an-outage", counts.Keys);
        Assert.DoesNotContain("a-stop", counts.Keys);
    }

    [Fact]
    public void The_metric_is_there_before_the_first_fault() => Assert.Contains(CaughtFaults.Request, Read().Keys);

    private static ConcurrentDictionary<string, long> Read()
    {
        var counts = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == CaughtFaults.Name)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counts[(string)tags[0].Value!] = count);
        listener.Start();
        // What is read has to be published: the class makes its instrument when it is used first.
        CaughtFaults.Count("a-stop", new OperationCanceledException());
        listener.RecordObservableInstruments();
        return counts;
    }
}
