using System.Diagnostics;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// Twenty minutes of whole conversations, at the highest rate that the machine holds, with other work for one minute in the middle:
/// whether what piles up then is gone soon, and whether memory and tables stay as large as they are.
/// </summary>
internal static class Soak
{
    private const int Minutes = 20;
    private const int Trouble = Minutes / 2;
    private const int LowestRate = 20;

    /// <summary>So many minutes lie between two counts of what is in use.</summary>
    private const int Count = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>More than the longest wait of a burst that is one message; longer than this, something waits for its turn.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(2);

    /// <summary>Soaks at a rate that is known, or finds it first.</summary>
    public static async Task Run(BenchDatabase database, int? known)
    {
        Benchmark.Print($"== soak: {Minutes} minutes of questions, each answered; pgbench beside it in minute {Trouble + 1}");
        var talk = new Talk();
        await using var platform = await SilentPlatform.Start(talk.Answered);
        await using var service = await Start(database, platform);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        if (known is not { } rate)
        {
            rate = await FindRate(service, source, talk);
            Benchmark.Print($"highest rate held for half a minute: {rate}/s; the soak takes 0.8 of it");
            rate = rate * 8 / 10;
        }

        talk.Collect();
        var load = Load.Open(service.Port, rate, Minutes * Minute, talk.Next);
        Task? other = null;
        for (var minute = 1; minute <= Minutes; minute++)
        {
            if (minute == Trouble + 1)
                other = Other(database, source);
            await Task.Delay(Minute, TimeProvider.System);
            Benchmark.Print($"minute {minute,2}: {talk.Collect()}  {await Look(source, service)}");
            if (minute % Count == 0)
                Benchmark.Print(FormattableString.Invariant($"    in use: {Mebibytes(await Heap.InUse(service)):F0} MiB of objects"));
        }

        Benchmark.Print($"webhooks: {await load}");
        await other!;
        await Eventually.Until(() => talk.Waiting == 0, TimeSpan.FromMinutes(5));
        Benchmark.Print($"all answered; the longest wait of all: {talk.Longest.TotalSeconds:F1} s, a debounce window of {Talk.Window.TotalSeconds:F0} s in it");
    }

    private static Task<ServiceProcess> Start(BenchDatabase database, SilentPlatform platform) => Benchmark.StartService(
        database,
        ("Telegram:ApiBaseUrl", platform.Address),
        ("Telegram:MessagesPerSecond", "1000"),
        ("Telegram:PerChatPerSecond", "30"),
        ("Telegram:PerChatBurst", "20"),
        ("Conversation:DebounceWindow", Talk.Window.ToString()));

    /// <summary>Goes up by a quarter for as long as nothing waits longer at the end of half a minute than at its beginning.</summary>
    private static async Task<int> FindRate(ServiceProcess service, NpgsqlDataSource source, Talk talk)
    {
        for (var rate = LowestRate; ; rate = rate * 5 / 4)
        {
            await Load.Open(service.Port, rate, Minute / 2, talk.Next);
            var oldest = await Oldest(source);
            Benchmark.Print($"{rate,4}/s: {talk.Collect()}, the oldest that is due waits {oldest.TotalSeconds:F1} s");
            if (oldest > Held)
            {
                await Eventually.Until(() => talk.Waiting == 0, TimeSpan.FromMinutes(5));
                return Math.Max(LowestRate, rate * 4 / 5);
            }
        }
    }

    private static async Task Other(BenchDatabase database, NpgsqlDataSource source)
    {
        await Pgbench.Closed(database.Settings, Minute);
        var watch = Stopwatch.StartNew();
        await Eventually.Until(async () => await Oldest(source) < Held, TimeSpan.FromMinutes(15));
        Benchmark.Print($"    the backlog was gone {watch.Elapsed.TotalSeconds:F0} s after the other load had ended");
    }

    /// <summary>How long the oldest waits that is due: a turn or a message.</summary>
    private static async Task<TimeSpan> Oldest(NpgsqlDataSource source) => TimeSpan.FromSeconds(await Value<double>(
        source,
        """
        select extract(epoch from greatest(
            now() - (select min(wake_at) from grain_state where kind = 'session'),
            now() - (select min(due_at) from outbox),
            interval '0'))::float8
        """));

    private static async Task<string> Look(NpgsqlDataSource source, ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Pid);
        var open = await Value<long>(source, "select count(*) from outbox");
        var size = await Value<long>(source, "select pg_total_relation_size('outbox')");
        var oldest = await Oldest(source);
        return FormattableString.Invariant(
            $"outbox {open,5} rows {size / 1024.0 / 1024,5:F1} MiB, the oldest due {oldest.TotalSeconds,5:F1} s; {Mebibytes(process.WorkingSet64),4:F0} MiB of memory, {Mebibytes(await Heap.Size(service)),4:F0} of them objects");
    }

    private static double Mebibytes(double bytes) => bytes / 1024 / 1024;

    private static async Task<T> Value<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
