using System.Globalization;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Broadcasts;

/// <summary>
/// How fast broadcasts go beside a platform that takes thirty messages a second, and what is left for answers. A fifth of the largest
/// broadcast by default is a fifth of its two hundred seconds; <c>./mirt bench broadcast</c> runs the whole.
/// </summary>
[Collection(nameof(Alone))]
public sealed class BroadcastPaceTests
{
    private const int Thousand = 1_000, Many = 100_000;
    private const string Words = "Нова колекція вже тут";

    private static readonly TelegramPeerOptions RealRates = new();
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    [PostgresFact]
    public async Task A_thousand_customers_get_it_in_forty_seconds_and_never_too_fast()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Peer = RealRates });
        await shop.Customers(Thousand);

        await shop.Planned(Words);
        await Eventually.Until(() => shop.Peer.Messages().Count >= Thousand, Patience.Long);

        await shop.UntilQuiet();
        var times = shop.Peer.Messages().Select(message => message.At).Order().ToArray();
        var took = times[^1] - times[0];
        Tell($"{Thousand} customers in {took.TotalSeconds:0.0} s");
        Assert.All(shop.Copies(Words), chat => Assert.Equal(1, chat.Value));
        Assert.Equal(Thousand, times.Length);
        // A tenth below the platform's thirty a second. What it is above, the machine decides: the bench tells it.
        Assert.InRange(took.TotalSeconds / (Thousand / (0.9 * 30)), 0.99, 2);
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Answers_go_out_at_once_beside_a_broadcast_of_a_hundred_thousand_also_after_its_sender_is_killed()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 2,
            Peer = RealRates,
            Settings = new Dictionary<string, string>
            {
                ["Broadcasts:MaxRecipients"] = $"{Many}",
                ["Broadcasts:BatchSize"] = "1000",
                ["Broadcasts:BatchPause"] = "00:00:00.050",
                ["Broadcasts:MaxWaiting"] = $"{Many}",
            },
        });
        await shop.Customers(Many);
        var path = await shop.Planned(Words);
        await Eventually.Until(() => shop.Copies(Words).Count > 50, Patience.Short);

        var waits = await Answers(shop, 10);
        Assert.InRange(Median(waits), TimeSpan.Zero, Longest);

        await Eventually.Until(
            async () => (int)(await shop.Broadcasts(HttpMethod.Get, path)).Body!["progress"]!["left"]! == 0,
            Patience.Long,
            "all are in the outbox");
        waits = await Answers(shop, 10);
        Assert.InRange(Median(waits), TimeSpan.Zero, Longest);

        var (pid, _) = await shop.Ledger.OwnerAsync("delivery:telegram");
        var sender = shop.Processes.Single(process => process.Pid == pid);
        var before = shop.Copies(Words).Count;
        await sender.KillAsync();
        await sender.StartAgainAsync();
        await Eventually.Until(() => shop.Copies(Words).Count > before + 50, Patience.Long, "another one goes on");
        waits = await Answers(shop, 5);
        Assert.InRange(Median(waits), TimeSpan.Zero, Longest);

        var repeats = await shop.Ledger.ValueAsync<long>(
            """
            select coalesce(sum(repeats), 0)::bigint
            from (select repeats from outbox where lane = 2 union all select repeats from deliveries where lane = 2) r
            """);
        Assert.True(shop.Copies(Words).Values.Sum(copies => copies - 1) <= repeats, "Only what the kill left open comes twice, marked so.");
    }

    /// <summary>How long customers wait for their answers after the time in which they might go on writing, one after the other.</summary>
    private static async Task<List<TimeSpan>> Answers(ShopUnderTest shop, int count)
    {
        var waits = new List<TimeSpan>();
        for (var number = 0; number < count; number++)
        {
            var customer = shop.NewCustomer();
            await customer.SaysAsync("hello");
            var taken = TimeProvider.System.GetUtcNow();
            await customer.UntilAnswered();
            waits.Add(customer.Sees[0].At - taken - shop.Options.Window);
        }

        Tell($"answers after {waits.Max().TotalMilliseconds:0} ms at most");
        return [.. waits.Select(wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero)];
    }

    private static TimeSpan Median(List<TimeSpan> waits) => waits.Order().ElementAt(waits.Count / 2);

    private static void Tell(FormattableString line) =>
        TestContext.Current.TestOutputHelper?.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
