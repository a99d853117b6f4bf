namespace MirtAi.Bench;

/// <summary>What a load saw.</summary>
internal sealed record LoadResult(Latencies Latencies, TimeSpan Elapsed, IReadOnlyDictionary<int, int> Statuses)
{
    public double PerSecond => Latencies.Count / Elapsed.TotalSeconds;

    public override string ToString() => FormattableString.Invariant(
        $"{PerSecond,8:F0}/s  p50 {Latencies.Percentile(0.50),6:F2} ms  p95 {Latencies.Percentile(0.95),6:F2} ms  p99 {Latencies.Percentile(0.99),6:F2} ms{Refused}");

    /// <summary>What was answered otherwise than by 200; nothing where no HTTP was spoken.</summary>
    private string Refused => Statuses.Count == 0 ? "" : FormattableString.Invariant($"  not 200: {NotOk}");

    private int NotOk => Statuses.Where(status => status.Key != 200).Sum(status => status.Value);
}
