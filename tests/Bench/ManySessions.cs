using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;

namespace MirtAi.Bench;

/// <summary>What a session costs that wrote in the last minute.</summary>
internal static class ManySessions
{
    private const int Sessions = 100_000;

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print("== 100,000 sessions that wrote in the last minute");
        await using var app = await InProcess.Start(
            database, _ => { }, "--Conversation:DebounceWindow=00:01:00", "--Conversation:MaxWait=00:05:00");
        var dispatcher = app.Services.GetRequiredService<IInboundDispatcher>();
        await TouchAll(dispatcher, 10_000_000, 200);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var started = Stopwatch.GetTimestamp();
        await TouchAll(dispatcher, 20_000_000, Sessions);
        var took = Stopwatch.GetElapsedTime(started);

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Sessions;
        Benchmark.Print(
            FormattableString.Invariant($"memory: {each,6:F0} bytes a session; created at {Sessions / took.TotalSeconds:F0}/s"));
        var latencies = new Latencies();
        for (var number = 0; number < 2_000; number++)
        {
            var from = Stopwatch.GetTimestamp();
            await dispatcher.Accept(Event(20_000_000 + number, $"again:{number}"));
            latencies.Add(Stopwatch.GetTimestamp() - from);
        }
        Benchmark.Print(
            FormattableString.Invariant(
                $"one more message: p50 {latencies.Percentile(0.5):F2} ms  p99 {latencies.Percentile(0.99):F2} ms"));
        await app.StopAsync();
    }

    private static Task TouchAll(IInboundDispatcher dispatcher, long firstCustomer, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 128 },
        async (number, _) => await dispatcher.Accept(Event(firstCustomer + number, $"first:{firstCustomer + number}")));

    private static InboundEvent Event(long customer, string id) => new()
    {
        EventId = $"bench:{id}",
        SessionKey = $"telegram:{customer}",
        Kind = InboundKind.Message,
        Recipient = $"{customer}",
        SentAt = DateTimeOffset.UnixEpoch,
        MessageId = "1",
        Text = "Добрий день, чи є сукня Анна на зріст 131?",
        Customer = new CustomerProfile { Name = "Олена", Language = "uk" },
    };
}
