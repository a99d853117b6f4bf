using System.Diagnostics;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// What history and a broadcast cost those who wait for an answer: how fast messages leave the outbox, and how long one takes from its commit
/// to the platform, on empty tables and beside ten million delivered messages and a broadcast of 100,000.
/// </summary>
internal static class Delivery
{
    private const int History = 10_000_000;
    private const int Broadcast = 100_000;
    private const int Messages = 3_000;
    private const int Answers = 400;

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print($"== delivery: {Messages} messages at once, then {Answers} one by one at 20/s; the platform answers at once");
        await using var platform = await SilentPlatform.Start();
        await using var service = await Start(database, platform);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await Drain(source, platform, "warm");
        var empty = await Drain(source, platform, "empty");
        await Answer(source, platform, "empty");

        await Fill(source);
        var grown = await Drain(source, platform, "grown");
        await Answer(source, platform, "grown");
        Benchmark.Print($"sends/s beside {History:n0} delivered and {Broadcast:n0} waiting / empty: {Benchmark.Ratio(grown, empty)}");
    }

    private static Task<ServiceProcess> Start(BenchDatabase database, SilentPlatform platform) => Benchmark.StartService(
        database,
        ("Telegram:ApiBaseUrl", platform.Address),
        ("Telegram:MessagesPerSecond", "1000"),
        ("Telegram:PerChatPerSecond", "30"),
        ("Telegram:PerChatBurst", "20"));

    /// <summary>Messages to as many customers, all due at once.</summary>
    private static async Task<double> Drain(NpgsqlDataSource source, SilentPlatform platform, string name)
    {
        await Execute(
            source,
            $$"""
            insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
            select 'telegram', (1000000 + n)::text, 'telegram:' || (1000000 + n), 1, '{"text":"?"}', now(), now()
            from generate_series(1, {{Messages}}) n
            """);
        var (watch, before) = (Stopwatch.StartNew(), platform.Count);
        await Wake(source);
        await Eventually.Until(
            async () => await Value<bool>(source, "select not exists (select 1 from outbox where lane = 0)"), TimeSpan.FromMinutes(10));
        var rate = Messages / watch.Elapsed.TotalSeconds;
        Benchmark.Print(FormattableString.Invariant(
            $"{name}: {rate,6:F0} answers/s, {(platform.Count - before - Messages) / watch.Elapsed.TotalSeconds,4:F0} broadcasts/s beside"));
        return rate;
    }

    /// <summary>One message after the other, as a shop's traffic is, and how long each takes to the platform.</summary>
    private static async Task Answer(NpgsqlDataSource source, SilentPlatform platform, string name)
    {
        var committed = new Dictionary<string, long>();
        for (var number = 0; number < Answers; number++)
        {
            var text = $"!{name}{number}";
            committed[text] = Stopwatch.GetTimestamp();
            await Execute(
                source,
                $$"""
                insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
                values ('telegram', '{{2_000_000 + number}}', 'telegram:{{2_000_000 + number}}', 1, '{"text":"{{text}}"}', now(), now())
                """);
            await Wake(source);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        await Eventually.Until(() => committed.Keys.All(platform.Noted.ContainsKey), TimeSpan.FromMinutes(2));
        var latencies = new Latencies();
        foreach (var (text, at) in committed)
            latencies.Add(platform.Noted[text] - at);
        Benchmark.Print(FormattableString.Invariant(
            $"{name}: from commit to platform p50 {latencies.Percentile(0.5):F1} ms  p95 {latencies.Percentile(0.95):F1} ms  p99 {latencies.Percentile(0.99):F1} ms"));
    }

    private static async Task Fill(NpgsqlDataSource source)
    {
        await Execute(
            source,
            $$"""
            insert into deliveries (
                id, account, recipient, session_key, sequence, message, status, attempts, due_at, created_at, sent_at, platform_id)
            select 100000000 + n, 'telegram', (n % 100000)::text, 'telegram:' || n % 100000, n,
                '{"text":"Доброго дня! Сукня є в наявності."}', 'sent', 1, now(), now(), now(), n::text
            from generate_series(1, {{History}}) n
            """);
        await Execute(
            source,
            $$"""
            insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
            select 'telegram', (3000000 + n)::text, '', 0, '{"text":"broadcast"}', 2, now(), now() from generate_series(1, {{Broadcast}}) n
            """);
        await Execute(source, "vacuum analyze outbox");
        await Execute(source, "vacuum analyze deliveries");
    }

    private static Task Wake(NpgsqlDataSource source) => Execute(source, "select pg_notify('mirtai', 'bench|outbox:telegram')");

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Value<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
