using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.TelegramPeer;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// The largest broadcast by default, to a platform that takes thirty messages a second, beside the time that its batches set; and what a
/// million customers cost in memory while they are read and their messages go to the outbox.
/// </summary>
internal static class Broadcasts
{
    private const int Customers = 5_000;
    private const int Million = 1_000_000;
    private const double Expected = Customers / 25.0, Mebibyte = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The pace.</summary>
    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print($"== broadcast: {Customers:n0} customers, 25 a second, to a platform that enforces 30/s");
        await using var platform = await TelegramPeerServer.Start();
        await using var service = await Benchmark.StartService(
            database, ("Telegram:ApiBaseUrl", platform.BaseAddress), ("Telegram:BotToken", TelegramPeerOptions.DefaultToken));
        await Fill(database, Customers);
        await Plan(service);
        await Eventually.Until(() => platform.Messages().Count >= Customers, Patience);

        var messages = platform.Messages();
        var took = (messages.Max(message => message.At) - messages.Min(message => message.At)).TotalSeconds;
        Benchmark.Print(FormattableString.Invariant(
            $"{took:F1} s, {took / Expected:F3} of {Expected:F0} s; {messages.DistinctBy(message => message.ChatId).Count()} chats, {messages.Count} messages, {platform.Violations.Count} refused as too fast"));
    }

    /// <summary>The memory.</summary>
    public static async Task RunMillion(BenchDatabase database)
    {
        Benchmark.Print($"== million: the messages of a broadcast to {Million:n0} customers go to the outbox");
        await using var platform = await SilentPlatform.Start();
        await using var service = await Benchmark.StartService(
            database,
            ("Telegram:ApiBaseUrl", platform.Address),
            ("Broadcasts:MaxRecipients", $"{Million}"),
            ("Broadcasts:BatchSize", "1000"),
            ("Broadcasts:BatchPause", "00:00:00.050"),
            // The platform is never asked: all of it waits in the outbox.
            ("Broadcasts:MaxWaiting", $"{2 * Million}"));
        service.Http.Timeout = Patience;
        await Fill(database, Million);
        await Tell("before", service);
        var watch = Stopwatch.StartNew();
        await Plan(service);
        Benchmark.Print($"counted in {watch.Elapsed.TotalSeconds:F0} s");
        await Tell("counted", service);

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var (most, reported) = (0.0, 0L);
        await Eventually.Until(
            async () =>
            {
                most = Math.Max(most, WorkingSet(service));
                var enqueued = await Enqueued(source);
                if (enqueued / 250_000 > reported / 250_000)
                    await Tell($"{enqueued:n0} in the outbox after {watch.Elapsed.TotalSeconds:F0} s", service);
                reported = enqueued;
                return enqueued >= Million;
            },
            Patience);
        Benchmark.Print(FormattableString.Invariant($"at most {most:F0} MiB of memory, while {Million:n0} messages were written"));
    }

    private static async Task Tell(string moment, ServiceProcess service) => Benchmark.Print(FormattableString.Invariant(
        $"{moment}: {WorkingSet(service):F0} MiB of memory, {await Heap.InUse(service) / Mebibyte:F0} of them objects in use"));

    private static double WorkingSet(ServiceProcess service)
    {
        using var process = Process.GetProcessById(service.Pid);
        return process.WorkingSet64 / Mebibyte;
    }

    private static async Task Fill(BenchDatabase database, int count)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(
            $"""
            insert into grain_state (kind, key, version, state)
            select 'session', 'telegram:' || n, 1, jsonb_build_object('channel', 'telegram', 'recipient', n::text)
            from generate_series(10000001, {10_000_000 + count}) n
            """);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
        await database.Execute("vacuum analyze grain_state");
    }

    private static async Task Plan(ServiceProcess service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/broadcasts");
        request.Headers.Authorization = new("Bearer", ServiceProcess.AdminToken);
        request.Content = JsonContent.Create(new JsonObject { ["text"] = new JsonObject { ["uk"] = "Нова колекція вже тут" } });
        using var response = await service.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<long> Enqueued(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "select coalesce(max((state ->> 'enqueued')::bigint), 0) from grain_state where kind = 'broadcast'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
