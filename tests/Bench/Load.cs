using System.Diagnostics;
using System.Threading.Channels;

namespace MirtAi.Bench;

/// <summary>Sends requests for a while.</summary>
internal static class Load
{
    /// <summary>Each connection sends its next request when the last one was answered. Connections take the ports in turn.</summary>
    public static async Task<LoadResult> Closed(IReadOnlyList<int> ports, int connections, TimeSpan duration, Func<byte[]> next)
    {
        var started = Stopwatch.GetTimestamp();
        var ends = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var workers = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(number => Task.Run(() => Worker(ports[number % ports.Count], next, Begin))));
        return Sum(workers, Stopwatch.GetElapsedTime(started));

        ValueTask<long?> Begin() => new(Stopwatch.GetTimestamp() is var now && now < ends ? now : null);
    }

    /// <summary>
    /// Sends requests until more of them no longer make the services faster: code that runs much is compiled anew, which takes three services on one
    /// machine minutes.
    /// </summary>
    public static async Task WarmUp(IReadOnlyList<int> ports, int connections, Func<byte[]> next)
    {
        var window = TimeSpan.FromSeconds(5);
        var best = 0.0;
        for (int windows = 1, level = 0; level < 3 && windows <= 36; windows++)
        {
            var rate = (await Closed(ports, connections, window, next)).PerSecond;
            level = rate < best * 1.05 ? level + 1 : 0;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Requests begin at a fixed rate; one that waits for its connection counts its waiting.</summary>
    public static async Task<LoadResult> Open(int port, int perSecond, TimeSpan duration, Func<byte[]> next)
    {
        const int connections = 64;
        var started = Stopwatch.GetTimestamp();
        var due = Channel.CreateUnbounded<long>();
        var workers = Enumerable.Range(0, connections).Select(_ => Task.Run(() => Worker(port, next, () => Next(due.Reader)))).ToArray();
        var pace = new Thread(() => Pace.Keep(perSecond, (int)(perSecond * duration.TotalSeconds), due.Writer)) { IsBackground = true };
        pace.Start();
        return Sum(await Task.WhenAll(workers), Stopwatch.GetElapsedTime(started));
    }

    private static async ValueTask<long?> Next(ChannelReader<long> due) =>
        await due.WaitToReadAsync() ? due.TryRead(out var start) ? start : await Next(due) : null;

    /// <summary>
    /// Sends one request after another, each when <paramref name="begin"/> says when it begins, until it says that there are no more.
    /// </summary>
    private static async Task<(Latencies, Dictionary<int, int>)> Worker(int port, Func<byte[]> next, Func<ValueTask<long?>> begin)
    {
        using var connection = new HttpConnection(port);
        await connection.Connect(CancellationToken.None);
        var latencies = new Latencies();
        var statuses = new Dictionary<int, int>();
        while (await begin() is { } from)
        {
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
