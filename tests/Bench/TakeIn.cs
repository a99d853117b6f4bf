using MirtAi.Bench.Plain;
using MirtAi.Testing;

namespace MirtAi.Bench;

/// <summary>How fast messages are taken: each is committed durably before its 200.</summary>
internal static class TakeIn
{
    private const int Customers = 1_000;
    private const int Rounds = 5;
    private static readonly int[] Connections = [32, 128];

    // Until the code that is hot has been compiled for speed, and the database's caches are warm.
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstWrites = TimeSpan.FromSeconds(0.5);

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print("== take-in: Telegram updates of 1,000 customers, each committed (synchronous_commit on) before its 200");
        await using var service = await Start(database);
        await Load.WarmUp([service.Port], 64, Others(0).Next);

        Benchmark.Print(
            $"{Rounds} rounds of {Phase.TotalSeconds:F0} s a phase; pgbench is the database's own limit:"
            + $" the same two writes one by one, from 24 connections");
        var results = new Dictionary<int, List<Measured>> { [32] = [], [128] = [] };
        for (var round = 1; round <= Rounds; round++)
        {
            var limit = await Pgbench.Closed(database.Settings, Phase);
            Benchmark.Print($"pgbench, 24 connections:                 {limit}");
            foreach (var connections in Connections)
                results[connections].Add(await Measure(service, round, connections, limit));
        }

        foreach (var connections in Connections)
            Benchmark.Print($"median, {connections,3} connections: {Measured.Median(results[connections])}");
        await Compare(database);
    }

    /// <summary>At a rate that leaves the machine some rest.</summary>
    public static async Task RunSteady(BenchDatabase database)
    {
        Benchmark.Print("== steady: 1,000 requests/s");
        await using var service = await Start(database);
        await Load.WarmUp([service.Port], 64, Others(0).Next);
        var tails = new List<double>();
        for (var round = 1; round <= 3; round++)
        {
            var steady = await Begin(service, round);
            Benchmark.Print($"pgbench, 1,000 transactions/s:           {await Pgbench.Open(database.Settings, 1_000, Phase)}");
            var result = await Load.Open(service.Port, 1_000, Phase, steady.Next);
            Benchmark.Print($"take-in, 1,000 requests/s:               {result}");
            tails.Add(result.Latencies.Percentile(0.99));
        }

        Benchmark.Print(FormattableString.Invariant($"median p99 at 1,000 requests/s: {tails.Order().ElementAt(1):F1} ms"));
        var newest = await Begin(service, 10);
        Benchmark.Print($"duplicates of the newest, 32 connections: {await Load.Closed([service.Port], 32, Phase, Repeat(newest))}");
    }

    /// <summary>Updates of customers of their own for each part.</summary>
    public static Updates Others(int part) => new(Customers, 1 + part * 100_000_000L, 1_000_000 + part * (long)Customers);

    /// <summary>
    /// The service with the longest waits that there are, a minute: nobody is due before a part has ended, so that the load measures taking
    /// messages and not answering them.
    /// </summary>
    public static Task<ServiceProcess> Start(BenchDatabase database) => Benchmark.StartService(
        database, ("Conversation:DebounceWindow", "00:01:00"), ("Conversation:MaxWait", "00:05:00"));

    private static async Task<Measured> Measure(ServiceProcess service, int round, int connections, LoadResult limit)
    {
        var updates = await Begin(service, round * 1_000 + connections);
        var cpu = CpuUse.Start(service.Pid);
        var load = Load.Closed([service.Port], connections, Phase, updates.Next);
        var open = await WatchConnections(service, load);
        var result = await load;
        var spent = cpu.PerRequest(result.Latencies.Count);
        Benchmark.Print($"take-in, {connections,3} connections:                 {result}");
        Benchmark.Print(
            $"    {Benchmark.Ratio(result.PerSecond, limit.PerSecond)} x pgbench, at most {open} database connections open; {spent}");
        return new Measured(result.PerSecond / limit.PerSecond, result.Latencies.Percentile(0.99), spent.Service);
    }

    /// <summary>What surrounds the service's own numbers: HTTP that stores nothing, and the grain that most would write.</summary>
    private static async Task Compare(BenchDatabase database)
    {
        await using (var bare = await Benchmark.StartSelf(BareEndpoint.Argument))
            Benchmark.Print($"bare endpoint, 32 connections:           {await Load.Closed([bare.Port], 32, Phase, Others(0).Next)}");
        await using var plain = await Benchmark.StartSelf(PlainGrains.Argument, ("Plain:ConnectionString", database.ConnectionString));
        await Load.WarmUp([plain.Port], 64, Others(1).Next);
        foreach (var connections in Connections)
        {
            var limit = await Pgbench.Closed(database.Settings, Phase);
            var result = await Load.Closed([plain.Port], connections, Phase, Others(2).Next);
            Benchmark.Print(
                $"plain grain, {connections,3} connections:             "
                + $"{result}  {Benchmark.Ratio(result.PerSecond, limit.PerSecond)} x pgbench");
        }
    }

    /// <summary>Customers who have written once.</summary>
    private static async Task<Updates> Begin(ServiceProcess service, int part)
    {
        var updates = Others(part);
        await Load.Closed([service.Port], 32, FirstWrites, updates.Next);
        return updates;
    }

    private static Func<byte[]> Repeat(Updates updates)
    {
        var same = updates.Next();
        return () => same;
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
