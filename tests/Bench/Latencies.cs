namespace MirtAi.Bench;

/// <summary>Durations of requests, in ticks of the stopwatch.</summary>
internal sealed class Latencies
{
    private readonly List<long> ticks = [];

    public int Count => ticks.Count;

    public void Add(long elapsed) => ticks.Add(elapsed);

    public void Add(Latencies others) => ticks.AddRange(others.ticks);

    /// <summary>The duration that this share of the requests did not exceed, in milliseconds.</summary>
    public double Percentile(double share)
    {
        if (ticks.Count == 0)
            return double.NaN;
        ticks.Sort();
        var index = Math.Min(ticks.Count - 1, (int)Math.Ceiling(share * ticks.Count) - 1);
        return ticks[Math.Max(0, index)] * 1000.0 / System.Diagnostics.Stopwatch.Frequency;
    }
}
