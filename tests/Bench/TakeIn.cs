using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How fast messages are taken: each is committed durably before its 200.</summary>
internal static class TakeIn
{
    private const int Customers = 1_000;

    // Until the code that is hot has been compiled for speed.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task Run(BenchDatabase database, TimeSpan duration)
    {
        Benchmark.Print("== take-in: Telegram updates of 1,000 customers, each committed (synchronous_commit on) before its 200");
        // Long waits: the load measures taking messages, not answering them.
        await using var service = await Benchmark.StartService(
            database, ("Conversation:DebounceWindow", "00:01:00"), ("Conversation:MaxWait", "00:05:00"));

        Benchmark.Print("pgbench is the database's own limit: the same two writes one by one, from 24 connections");
        var one = await Pgbench.Closed(database.Settings, duration);
        Benchmark.Print($"pgbench, as fast as it can:              {one}");
        var http = await Bare(duration);
        Benchmark.Print($"bare endpoint, 32 connections:           {http}");
        await Load.Closed(service.Port, 64, WarmUp, Others(0).Next); // Late, so that nobody of it is due before the end.

        foreach (var connections in (int[])[32, 128])
        {
            var updates = await Begin(service, connections);
            var cpu = CpuUse.Start(service.Pid);
            var load = Load.Closed(service.Port, connections, duration, updates.Next);
            var open = await WatchConnections(service, load);
            var result = await load;
            Benchmark.Print($"take-in, {connections,3} connections:                 {result}");
            Benchmark.Print($"    {Benchmark.Ratio(result.PerSecond, one.PerSecond)} x pgbench, {Benchmark.Ratio(result.PerSecond, http.PerSecond)} x bare endpoint, at most {open} database connections open");
            Benchmark.Print($"    {cpu.PerRequest(result.Latencies.Count)}");
        }
        var steady = await Begin(service, 1_000);
        Benchmark.Print($"pgbench, 1,000 transactions/s:           {await Pgbench.Open(database.Settings, 1_000, duration)}");
        Benchmark.Print($"take-in, 1,000 requests/s:               {await Load.Open(service.Port, 1_000, duration, steady.Next)}");
        Benchmark.Print($"duplicates of the newest, 32 connections: {await Load.Closed(service.Port, 32, TimeSpan.FromSeconds(3), Repeat(steady))}");
    }

    /// <summary>
    /// Customers of their own for each part, who have written once: of one who writes on and on, so many messages would wait that
    /// answering them would be measured as well.
    /// </summary>
    private static async Task<Updates> Begin(ServiceProcess service, int part)
    {
        var updates = Others(part);
        await Load.Closed(service.Port, 32, TimeSpan.FromSeconds(1), updates.Next);
        return updates;
    }

    private static Updates Others(int part) => new(Customers, 1 + part * 100_000_000L, 1_000_000 + part * (long)Customers);

    private static Func<byte[]> Repeat(Updates updates)
    {
        var same = updates.Next();
        return () => same;
    }

    private static async Task<LoadResult> Bare(TimeSpan duration)
    {
        await using var bare = await ServiceProcess.StartAsync(new ServiceOptions
        {
            Assembly = typeof(TakeIn).Assembly.Location,
            Arguments = [BareEndpoint.Argument],
        });
        return await Load.Closed(bare.Port, 32, duration, Others(0).Next);
    }

    private static async Task<int> WatchConnections(ServiceProcess service, Task load)
    {
        var most = 0;
        while (!load.IsCompleted)
        {
            most = Math.Max(most, (await Benchmark.Connections(service)).Open);
            await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        }
        return most;
    }
}
