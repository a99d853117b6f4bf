using System.Diagnostics;
using System.Globalization;
using MirtAi.Cluster.Postgres;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>
/// The database goes away under load and comes back: nothing is taken that is not stored, and nobody has to restart anything.
/// </summary>
public sealed class DatabaseAwayTests(PrivateServer database) : IClassFixture<PrivateServer>
{
    private static readonly TimeSpan FullOutage = TimeSpan.FromSeconds(10);
    /// <summary>Longer than it takes to notice.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan ShortOutage = TimeSpan.FromSeconds(4);

    [PostgresFact]
    public Task A_database_that_is_killed_for_ten_seconds_costs_nothing() =>
        SurviveAsync(FullOutage, server => server.KillAsync(), server => server.StartAgainAsync(), quickly: TimeSpan.FromSeconds(15));

    [PostgresFact]
    public Task A_database_that_is_stopped_costs_nothing() =>
        SurviveAsync(ShortOutage, server => server.StopAsync(), server => server.StartAgainAsync(), quickly: TimeSpan.FromSeconds(15));

    [PostgresFact]
    public Task A_database_that_stands_still_costs_nothing() => SurviveAsync(
        LongSilence,
        server =>
        {
            server.Suspend();
            return Task.CompletedTask;
        },
        server =>
        {
            server.Resume();
            return Task.CompletedTask;
        },
        quickly: TimeSpan.FromSeconds(18));

    private async Task SurviveAsync(
        TimeSpan outage, Func<PrivatePostgres, Task> goAway, Func<PrivatePostgres, Task> comeBack, TimeSpan quickly)
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { ConnectionString = await database.NewDatabaseAsync() });
        var traffic = new Traffic(shop, customers: 12);
        await Eventually.Until(() => traffic.Customers.All(customer => customer.Said.Count > 3), Patience.Short);
        var before = shop.Telegram.Attempts.Count;

        await goAway(database.Server);
        await traffic.GoOnAsync(outage);
        await comeBack(database.Server);
        var watch = Stopwatch.StartNew();
        var newcomer = shop.NewCustomer();
        await newcomer.SaysAsync("hello");
        var taken = watch.Elapsed;
        await newcomer.UntilAnswered(within: Patience.Short);
        var answered = watch.Elapsed;
        await traffic.StopAsync();
        await shop.UntilQuiet();

        Report(shop, before, taken, answered);
        Assert.All(
            shop.Telegram.Attempts, attempt =>
                Assert.True(attempt is { Status: 200 } or { Status: 503, HasRetryAfter: true }, $"{attempt}"));
        Assert.Contains(shop.Telegram.Attempts, attempt => attempt.Status == 503);
        // What came before the outage met a process that had only just started.
        Assert.All(shop.Telegram.Attempts.Skip(before), attempt => Assert.True(attempt.Took < quickly, $"{attempt}"));
        Assert.InRange(Median(shop.Telegram.Attempts.Where(attempt => attempt.Status == 503)), 0, 4);
        foreach (var customer in traffic.Customers)
        {
            Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
            Assert.Equal(customer.Said, Told(customer.Answers, await shop.Ledger.DispatchesAsync(customer.Key)));
        }
    }

    /// <summary>What was answered, without the sends whose record the outage cost: those may be repeated, and are counted.</summary>
    private static List<string> Told(IReadOnlyList<string[]> answers, List<Dispatch> dispatches)
    {
        var arrived = new Queue<string[]>(answers);
        var told = new List<string>();
        foreach (var dispatch in dispatches)
        {
            var answer = arrived.Dequeue();
            told.AddRange(answer);
            for (var repeat = 0; repeat < dispatch.Repeats && arrived.TryPeek(out var again) && again.SequenceEqual(answer); repeat++)
                arrived.Dequeue();
        }
        Assert.Empty(arrived);
        return told;
    }

    private static void Report(ShopUnderTest shop, int before, TimeSpan taken, TimeSpan answered)
    {
        var during = shop.Telegram.Attempts.Skip(before).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shop.Telegram.Summary}; slowest 503 {Slowest(during, 503):0.000} s, slowest 200 {Slowest(during, 200):0.000} s;"
            + $" after the return taken in {taken.TotalSeconds:0.000} s, answered in {answered.TotalSeconds:0.000} s"));
    }

    private static double Median(IEnumerable<Attempt> attempts)
    {
        var sorted = attempts.Select(attempt => attempt.Took.TotalSeconds).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Slowest(IEnumerable<Attempt> attempts, int status) =>
        attempts.Where(attempt => attempt.Status == status).Select(attempt => attempt.Took.TotalSeconds).DefaultIfEmpty().Max();
}
