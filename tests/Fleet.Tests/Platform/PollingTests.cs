using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Platform;

/// <summary>A shop without a webhook: one of its processes asks Telegram for updates.</summary>
public sealed class PollingTests
{
    private const string Job = "feed:telegram";

    private static readonly Dictionary<string, string> NoSecret = new() { ["Telegram:WebhookSecret"] = "" };

    [PostgresFact]
    public async Task Killed_between_the_commit_and_the_offset_the_message_counts_once()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Gated = true, Settings = NoSecret });
        var customer = shop.NewCustomer();
        shop.Peer.Add(customer.Writes("first"));
        await customer.UntilAnswered();
        await shop.UntilQuiet();

        shop.Gate.HoldReplies();
        shop.Peer.Add(customer.Writes("second"));
        await Eventually.Until(async () => (await shop.Ledger.TakenAsync(customer.Key)).Count == 2, Patience.Short);
        Assert.Single(shop.Peer.Pending);
        await shop.Process.KillAsync();
        shop.Gate.Open();
        await shop.Process.StartAgainAsync();
        await Eventually.Until(() => shop.Peer.Pending.Count == 0, Patience.Long);
        await shop.UntilQuiet();

        Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
        Assert.Equal([["first"], ["second"]], customer.Answers);
    }

    [PostgresFact]
    public async Task The_process_that_polls_is_killed_and_another_one_goes_on()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = NoSecret });
        Customer[] customers = [.. Enumerable.Range(0, 10).Select(_ => shop.NewCustomer())];
        var owner = await OwnerOf(shop);

        Say(shop, customers, "one");
        await owner.KillAsync();
        Say(shop, customers, "two");
        foreach (var customer in customers)
            await Eventually.Until(() => customer.Answers.SelectMany(answer => answer).Distinct().Count() == 2, Patience.Long);
        await shop.UntilQuiet();

        Assert.Empty(shop.Peer.Pending);
        await AssertAnsweredOnce(shop, customers);
    }

    [PostgresFact]
    public async Task In_a_storm_of_kills_of_whoever_polls_each_message_is_in_one_answer_in_order()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 3, Settings = NoSecret });
        Customer[] customers = [.. Enumerable.Range(0, 40).Select(_ => shop.NewCustomer())];

        for (var kill = 0; kill < 3; kill++)
        {
            var owner = await OwnerOf(shop);
            foreach (var part in (string[])["a", "b", "c"])
                Say(shop, customers, $"{kill}{part}");
            await owner.KillAsync();
            await owner.StartAgainAsync();
        }

        await Eventually.Until(() => shop.Peer.Pending.Count == 0, Patience.Long);
        await shop.UntilQuiet();
        await AssertAnsweredOnce(shop, customers);
    }

    [PostgresFact]
    public async Task While_the_database_is_away_no_update_is_confirmed_and_none_is_lost()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Gated = true, Settings = NoSecret });
        Customer[] customers = [.. Enumerable.Range(0, 20).Select(_ => shop.NewCustomer())];
        Say(shop, customers, "before");
        foreach (var customer in customers)
            await customer.UntilAnswered();
        await shop.UntilQuiet();
        await Eventually.Until(() => shop.Peer.Pending.Count == 0, Patience.Long);

        shop.Gate.Cut();
        Say(shop, customers, "during");
        await Eventually.Until(
            async () => (int)(await shop.Process.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode == 503,
            Patience.Long,
            "it says that the database is away");
        Assert.Equal(customers.Length, shop.Peer.Pending.Count);
        shop.Gate.Open();

        await Eventually.Until(() => shop.Peer.Pending.Count == 0, Patience.Long);
        await shop.UntilQuiet();
        await AssertAnsweredOnce(shop, customers);
    }

    [PostgresFact]
    public async Task A_webhook_of_somebody_else_is_named_by_readiness_which_stays_200()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = NoSecret });
        shop.Peer.SetWebhook("https://elsewhere.example/");
        var customer = shop.NewCustomer();
        shop.Peer.Add(customer.Writes("hello"));

        await Eventually.Until(
            async () => (await shop.Process.Http.GetStringAsync("/health/ready")).Contains("delete-webhook", StringComparison.Ordinal),
            Patience.Short);
        shop.Peer.SetWebhook(null);

        await customer.UntilAnswered();
        Assert.Single(customer.Answers);
    }

    private static Task<ServiceProcess> OwnerOf(ShopUnderTest shop) => Eventually.Value(
        async () => await shop.Ledger.OwnerAsync(Job) is { Pid: > 0 } found
            ? shop.Processes.SingleOrDefault(process => process.Pid == found.Pid) : null,
        Patience.Long);

    /// <summary>Nothing lost, nothing out of order, nothing too fast; doubled only what is marked so.</summary>
    private static async Task AssertAnsweredOnce(ShopUnderTest shop, Customer[] customers)
    {
        foreach (var customer in customers)
        {
            Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
            Assert.Equal(customer.Said, customer.Answers.SelectMany(answer => answer).Distinct());
            var dispatches = await shop.Ledger.DispatchesAsync(customer.Key);
            Assert.InRange(customer.Sees.Count, dispatches.Count, dispatches.Count + dispatches.Sum(dispatch => dispatch.Repeats));
        }

        Assert.Empty(shop.Peer.Violations);
    }

    private static void Say(ShopUnderTest shop, Customer[] customers, string text)
    {
        foreach (var customer in customers)
            shop.Peer.Add(customer.Writes(text));
    }
}
