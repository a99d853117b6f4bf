using System.Globalization;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>
/// Three processes, one database, many customers, updates that come twice, and a process that is killed every few seconds.
/// </summary>
[Collection(nameof(Alone))]
public sealed class StormTests
{
    private const int Customers = 300;
    private const int LeastKills = 3;
    private static readonly int[] Bursts = [4, 3, 3];
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    /// <summary>More at the same moment would measure the machine: bursts would be torn apart by the time that requests take.</summary>
    private const int AtATime = 60;

    private volatile int kills;

    [PostgresFact]
    public async Task Every_message_is_in_one_answer_and_every_burst_is_answered_once()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 3, Window = Window });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var guests = new List<StormyCustomer>();
        using var storm = new CancellationTokenSource();
        var killing = KillUntilAsync(shop, storm.Token);
        // A busy machine starts processes slowly: then more customers come, until enough of them were killed.
        do
        {
            await StormyCustomer.TalkAsync(shop, guests, Customers, AtATime, Bursts);
        }
        while (kills < LeastKills && !killing.IsFaulted);
        await storm.CancelAsync();
        await killing;
        await shop.UntilQuiet();

        var verdicts = new List<StormVerdict>();
        foreach (var guest in guests)
            verdicts.Add(await StormVerdict.OfAsync(shop, guest.Customer, Bursts, Window));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {guests.Count} customers, {verdicts.Sum(verdict => verdict.Messages)} messages in {guests.Count * Bursts.Length} bursts, {guests.Sum(guest => guest.Copies)} copies besides, {kills} kills, {watch.Elapsed.TotalSeconds:0.0} s
            requests: {shop.Telegram.Summary}
            answers: {verdicts.Sum(verdict => verdict.Answers)}, of which {verdicts.Sum(verdict => verdict.LateParts)} for parts of bursts that came later than the window (at least {verdicts.Min(verdict => verdict.ShortestGap).TotalMilliseconds:0} ms); sends repeated after a kill, all marked: {verdicts.Sum(verdict => verdict.Repeats)}
            """));
        Assert.Empty(verdicts.SelectMany(verdict => verdict.Faults));
        Assert.Empty(shop.FailedRequests);
        Assert.All(shop.Telegram.Attempts, attempt => Assert.Contains(attempt.Status, (int[])[0, 200, 503]));
        Assert.Empty(shop.Peer.Violations);
    }

    /// <summary>A start takes a few seconds: so one process is always dead or just born.</summary>
    private async Task KillUntilAsync(ShopUnderTest shop, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var victim = shop.Processes[kills % shop.Processes.Count];
            await victim.KillAsync();
            kills++;
            await victim.StartAgainAsync();
        }
    }
}
