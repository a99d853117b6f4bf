using System.Diagnostics;

namespace MirtAi.Bench;

/// <summary>Sends requests for a while.</summary>
internal static class Load
{
    /// <summary>Each connection sends its next request when the last one was answered.</summary>
    public static async Task<LoadResult> Closed(int port, int connections, TimeSpan duration, Func<byte[]> next)
    {
        var started = Stopwatch.GetTimestamp();
        var ends = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var workers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Worker(port, next, _ => Stopwatch.GetTimestamp() < ends ? 0 : null))));
        return Sum(workers, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Requests begin at a fixed rate; one that waits for its connection counts its waiting.</summary>
    public static async Task<LoadResult> Open(int port, int perSecond, TimeSpan duration, Func<byte[]> next)
    {
        const int connections = 64;
        var started = Stopwatch.GetTimestamp();
        var total = (int)(perSecond * duration.TotalSeconds);
        var sent = -1;
        var workers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Worker(port, next, _ =>
        {
            var number = Interlocked.Increment(ref sent);
            return number < total ? started + (long)(number * (double)Stopwatch.Frequency / perSecond) : null;
        }))));
        return Sum(workers, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<(Latencies, Dictionary<int, int>)> Worker(int port, Func<byte[]> next, Func<int, long?> startOf)
    {
        using var connection = new HttpConnection(port);
        await connection.Connect(CancellationToken.None);
        var latencies = new Latencies();
        var statuses = new Dictionary<int, int>();
        while (startOf(0) is { } start)
        {
            if (start > 0 && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), start) is { Ticks: > 0 } wait)
                await Task.Delay(wait, TimeProvider.System);
            var from = start > 0 ? start : Stopwatch.GetTimestamp();
            var status = await connection.Exchange(next(), CancellationToken.None);
            latencies.Add(Stopwatch.GetTimestamp() - from);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }
        return (latencies, statuses);
    }

    private static LoadResult Sum(IEnumerable<(Latencies Latencies, Dictionary<int, int> Statuses)> workers, TimeSpan elapsed)
    {
        var latencies = new Latencies();
        var statuses = new Dictionary<int, int>();
        foreach (var worker in workers)
        {
            latencies.Add(worker.Latencies);
            foreach (var (status, count) in worker.Statuses)
                statuses[status] = statuses.GetValueOrDefault(status) + count;
        }
        return new LoadResult(latencies, elapsed, statuses);
    }
}
