namespace MirtAi.Bench;

/// <summary>One phase of take-in.</summary>
/// <param name="Ratio">Requests for each transaction of pgbench in the same time.</param>
/// <param name="P99">The 99th percentile, in milliseconds.</param>
/// <param name="Service">The service's processor time for a request, in microseconds.</param>
internal sealed record Measured(double Ratio, double P99, double Service)
{
    /// <summary>The median of each, and the range of the ratio.</summary>
    public static string Median(IReadOnlyCollection<Measured> rounds)
    {
        var ratios = rounds.Select(round => round.Ratio).Order().ToList();
        return FormattableString.Invariant(
            $"{Middle(ratios):F2} x pgbench ({ratios[0]:F2} to {ratios[^1]:F2}), p99 {Middle(rounds.Select(round => round.P99)):F1} ms, ")
            + FormattableString.Invariant($"service {Middle(rounds.Select(round => round.Service)):F0} µs a message");
    }

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
