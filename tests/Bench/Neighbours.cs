using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Bench;

/// <summary>Whether a slow customer and a hot one are felt by the others.</summary>
internal static class Neighbours
{
    private const long SlowCustomer = 900_000_001;
    private const long HotCustomer = 900_000_002;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print(
            "== neighbours: 500 requests/s of 300 customers,"
            + " alone and beside a customer whose turns take 30 s and one with 1,000 messages in a burst");
        await using var app = await InProcess.Start(
            database, services => services.Replace(ServiceDescriptor.Singleton<ITurnRunner, SlowForOne>()),
            "--Conversation:DebounceWindow=00:00:01");
        var port = InProcess.Port(app);
        var updates = new Updates(300, 500_000_000);
        await Load.Open(port, 500, Duration, updates.Next); // Until the code that is hot has been compiled for speed.

        var alone = await Load.Open(port, 500, Duration, updates.Next);
        Benchmark.Print($"alone:  {alone}");
        var trouble = Trouble(port);
        var beside = await Load.Open(port, 500, Duration, updates.Next);
        Benchmark.Print($"beside: {beside}");
        Benchmark.Print($"    p99 beside / alone: {Benchmark.Ratio(beside.Latencies.Percentile(0.99), alone.Latencies.Percentile(0.99))}");
        Benchmark.Print($"the hot customer's own:  {await trouble}");
        await app.StopAsync();
    }

    private static async Task<LoadResult> Trouble(int port)
    {
        var number = 800_000_000L;
        await Load.Closed([port], 1, TimeSpan.FromMilliseconds(1), () => Updates.Request(number++, SlowCustomer, "Довго"));
        return await Load.Open(
            port, 1_000, TimeSpan.FromSeconds(1), () => Updates.Request(Interlocked.Increment(ref number), HotCustomer, "Ще одне"));
    }

    private sealed class SlowForOne : ITurnRunner
    {
        public async Task<TurnPlan> Run(TurnRequest request, CancellationToken cancellationToken)
        {
            if (request.SessionKey == $"telegram:{SlowCustomer}")
                await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, cancellationToken);
            return GiveUp(request);
        }

        public TurnPlan GiveUp(TurnRequest request) => new() { Conversation = request.Conversation, Replies = [] };
    }
}
