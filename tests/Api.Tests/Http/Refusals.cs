using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MirtAi.Api.Tests.Http;

/// <summary>Collects which limits refused something.</summary>
internal sealed class Refusals : IDisposable
{
    private readonly MeterListener listener = new();

    public Refusals()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "mirtai.limits.refusals")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
                Limits.Add((string)tag.Value!);
        });
        listener.Start();
    }

    public ConcurrentBag<string> Limits { get; } = [];

    public void Dispose() => listener.Dispose();
}
