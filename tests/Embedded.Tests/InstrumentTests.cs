using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace MirtAi.Embedded.Tests;

public sealed class InstrumentTests
{
    [Fact]
    public async Task Calls_refusals_waits_and_activations_are_measured_by_class()
    {
        await using var engine = TestEngine.With(options => options.MaxMailbox = 1, null, typeof(CallTests.GateGrain));
        var factory = engine.Services.GetRequiredService<IMeterFactory>();
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EngineInstruments.MeterName && instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, 1, tags));
        listener.Start();

        var grain = engine.Grains.GetGrain<CallTests.IGateGrain>("a");
        var (first, open) = (new CallTests.GateCall(), new CallTests.GateCall());
        open.Leave.Set();
        var running = grain.Pass(first);
        await first.Entered.Wait();
        var waiting = grain.Pass(open);
        await Assert.ThrowsAsync<LimitExceededException>(() => grain.Pass(open).Soon());
        first.Leave.Set();
        await Task.WhenAll(running, waiting).Soon();

        Assert.Equal(
            [("grain.activations gate", 1d), ("grain.calls gate", 3d), ("grain.calls.rejected gate", 1d), ("grain.mailbox.wait gate", 2d)],
            measured.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.AddOrUpdate($"{instrument.Name} {tags[0].Value}", value, (_, sum) => sum + value);
    }
}
