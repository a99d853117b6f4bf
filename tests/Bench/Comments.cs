using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Bench;

/// <summary>
/// Comments beside a sales storm: how fast their webhooks are answered, how many connections of the database that takes, and how many
/// comments are not dealt with when it is over. A minute cold, and another one when the code that runs much has been compiled.
/// </summary>
internal static class Comments
{
    private const int PerSecond = 100, SalesPerSecond = 200, Customers = 2_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Between = TimeSpan.FromSeconds(30), Duration = TimeSpan.FromSeconds(60);

    public static async Task Run(BenchDatabase database)
    {
        Benchmark.Print($"== comments: {PerSecond} webhooks/s with a comment each, beside {SalesPerSecond} messages/s of {Customers:n0} customers");
        await using var telegram = await SilentPlatform.Start();
        await using var graph = await SilentGraph.Start();
        await using var service = await Benchmark.StartService(
            database,
            ("Telegram:ApiBaseUrl", telegram.Address),
            ("Instagram:AppSecret", CommentStorm.Secret),
            ("Instagram:VerifyToken", "bench-verify-token"),
            ("Instagram:AccessToken", "IGAAbench"),
            ("Instagram:AccountId", CommentStorm.AccountId),
            ("Instagram:ApiBaseUrl", graph.Address));
        var (updates, comments) = (new Updates(Customers, 500_000_000), new CommentStorm());
        await Both(WarmUp);

        using var stop = new CancellationTokenSource();
        var watching = Most(service, stop.Token);
        await Measure("cold");
        await Both(Between);
        await Measure("warm");
        await stop.CancelAsync();

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var (done, open) = (await Count(source, "= 'completed'"), await Count(source, "<> 'completed'"));
        Benchmark.Print($"at most {await watching} connections; {done:n0} comments dealt with, {open:n0} not yet when the load ended");

        async Task Measure(string name)
        {
            var cpu = CpuUse.Start(service.Pid);
            var (ofComments, ofSales) = await Both(Duration);
            Benchmark.Print($"{name}, comments: {ofComments}");
            Benchmark.Print($"{name}, sales:    {ofSales}");
            Benchmark.Print($"{name}, {cpu.PerRequest(ofComments.Latencies.Count + ofSales.Latencies.Count)}");
        }

        async Task<(LoadResult Comments, LoadResult Sales)> Both(TimeSpan duration)
        {
            var sales = Load.Open(service.Port, SalesPerSecond, duration, updates.Next);
            return (await Load.Open(service.Port, PerSecond, duration, comments.Next), await sales);
        }
    }

    private static async Task<int> Most(ServiceProcess service, CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        var most = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stopped))
                most = Math.Max(most, (await Benchmark.Connections(service)).Open);
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }

        return most;
    }

    private static async Task<long> Count(NpgsqlDataSource source, string status)
    {
        await using var command = source.CreateCommand($"select count(*) from comments where status {status}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
