using System.Globalization;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Numbers;

/// <summary>What taking a message costs the database.</summary>
[Collection(nameof(Alone))]
public sealed class RoundTripTests
{
    private const int Messages = 300;

    [PostgresFact]
    public async Task A_new_message_costs_one_round_trip_and_a_duplicate_none()
    {
        await using var shop = await ShopUnderTest.OpenAsync(
            new() { Gated = true, Window = TimeSpan.FromMinutes(1), MaxWait = TimeSpan.FromMinutes(1) });
        var customer = shop.NewCustomer();
        await customer.SaysAsync("the session is loaded now");
        List<JsonObject> updates = [.. Enumerable.Range(0, Messages).Select(number => customer.Writes($"{number}"))];

        var idle = await RoundTripsPerSecondAsync(shop);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var before = shop.Gate.RoundTrips;
        foreach (var update in updates)
            await shop.Telegram.DeliverAsync(update);
        var all = shop.Gate.RoundTrips - before;
        var others = idle * watch.Elapsed.TotalSeconds;

        shop.Gate.Hold();
        foreach (var update in updates)
            Assert.True((await shop.Telegram.TryAsync(update)).IsTaken);
        shop.Gate.Open();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Messages} messages: {all} round trips, of which about {others:0} are the jobs';"
            + $" {Messages} duplicates were taken while no byte passed"));
        Assert.Equal(Messages + 1, (await shop.Ledger.TakenAsync(customer.Key)).Count);
        Assert.InRange(all, Messages, Messages + 2 * others + 0.1 * Messages);
    }

    /// <summary>What the jobs do while nobody writes.</summary>
    private static async Task<double> RoundTripsPerSecondAsync(ShopUnderTest shop)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var before = shop.Gate.RoundTrips;
        await Eventually.Until(() => watch.Elapsed > TimeSpan.FromSeconds(2), Patience.Short);
        return (shop.Gate.RoundTrips - before) / watch.Elapsed.TotalSeconds;
    }
}
