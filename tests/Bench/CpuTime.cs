namespace MirtAi.Bench;

/// <summary>Processor time for a request, in microseconds.</summary>
internal sealed record CpuTime(double Service, double Database, double Load)
{
    public override string ToString() => FormattableString.Invariant(
        $"processor time a request: service {Service:F0} µs, database {Database:F0} µs, load {Load:F0} µs");
}
