using System.Globalization;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>Two processes, many customers, and a database that ends all their connections each second.</summary>
[Collection(nameof(Alone))]
public sealed class EndedBackendsTests
{
    private const int Customers = 60, AtATime = 30;
    private const int LeastRounds = 10;
    private static readonly int[] Bursts = [3, 2, 2];
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private volatile int rounds;

    [PostgresFact]
    public async Task Nothing_is_lost_and_nothing_is_doubled()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Window = Window });
        var guests = new List<StormyCustomer>();
        using var storm = new CancellationTokenSource();
        var ending = EndBackendsUntilAsync(shop, storm.Token);
        do
        {
            await StormyCustomer.TalkAsync(shop, guests, Customers, AtATime, Bursts);
        }
        while (rounds < LeastRounds);
        await storm.CancelAsync();
        var ended = await ending;
        await shop.UntilQuiet();

        var verdicts = new List<StormVerdict>();
        foreach (var guest in guests)
            verdicts.Add(await StormVerdict.OfAsync(shop, guest.Customer, Bursts, Window));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {guests.Count} customers, {verdicts.Sum(verdict => verdict.Messages)} messages, {verdicts.Sum(verdict => verdict.Answers)} answers
            {ended} connections ended at {rounds} times; requests: {shop.Telegram.Summary}
            """));
        Assert.Empty(verdicts.SelectMany(verdict => verdict.Faults));
        // The platform answered every send: what it confirmed is recorded, however long that takes.
        Assert.Equal(0, verdicts.Sum(verdict => verdict.Repeats));
        Assert.All(
            shop.Telegram.Attempts,
            attempt => Assert.True(attempt is { Status: 200 } or { Status: 503, HasRetryAfter: true }, $"{attempt}"));
        Assert.InRange(ended, LeastRounds, long.MaxValue);
        Assert.All(shop.Processes, process => Assert.True(process.IsRunning));
    }

    /// <summary>
    /// The database waits out the second between. On a machine that gets nothing done within one, they are left until something is.
    /// </summary>
    private async Task<long> EndBackendsUntilAsync(ShopUnderTest shop, CancellationToken end)
    {
        var (ended, written) = (0L, 0L);
        while (!end.IsCancellationRequested)
        {
            var now = await shop.Ledger.ValueAsync<long>("select count(*) from messages, pg_sleep(1)");
            if (now == written)
                continue;
            written = now;
            ended += await shop.Ledger.EndBackendsAsync();
            rounds++;
        }

        return ended;
    }
}
