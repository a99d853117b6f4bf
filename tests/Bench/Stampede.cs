namespace MirtAi.Bench;

/// <summary>Whether taking messages stays fast when many customers are to be answered at the same moment, as after an outage.</summary>
internal static class Stampede
{
    private const int Crowd = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print(
            "== stampede: 500 requests/s of 300 customers, alone and while 1,000 others with dozens of messages each are due at once");
        await using var service = await Benchmark.StartService(
            database, ("Conversation:DebounceWindow", Window.ToString()), ("Conversation:MaxWait", "00:05:00"));
        var updates = new Updates(300, 500_000_000);
        await Load.Open(service.Port, 500, Window, updates.Next);

        Benchmark.Print($"alone:  {await Load.Open(service.Port, 500, Duration, updates.Next)}");
        var crowd = await Load.Closed([service.Port], 64, Writing, new Updates(Crowd, 1, 2_000_000).Next);
        Benchmark.Print($"beside: {await Load.Open(service.Port, 500, Duration, updates.Next)}");
        Benchmark.Print($"    each of the crowd had written {crowd.Latencies.Count / Crowd} messages");
    }
}
