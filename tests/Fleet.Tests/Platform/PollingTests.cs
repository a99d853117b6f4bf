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
        var owner = await Eventually.Value(
            async () => await shop.Ledger.OwnerAsync(Job) is { Pid: > 0 } found
                ? shop.Processes.SingleOrDefault(process => process.Pid == found.Pid) : null,
            Patience.Long);

        Say(shop, customers, "one");
        await owner.KillAsync();
        Say(shop, customers, "two");
        foreach (var customer in customers)
            await Eventually.Until(() => customer.Answers.SelectMany(answer => answer).Distinct().Count() == 2, Patience.Long);
        await shop.UntilQuiet();

        Assert.Empty(shop.Peer.Pending);
        foreach (var customer in customers)
        {
            Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
            var dispatches = await shop.Ledger.DispatchesAsync(customer.Key);
            Assert.InRange(customer.Sees.Count, dispatches.Count, dispatches.Count + dispatches.Sum(dispatch => dispatch.Repeats));
        }
        Assert.Empty(shop.Peer.Violations);
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

    private static void Say(ShopUnderTest shop, Customer[] customers, string text)
    {
        foreach (var customer in customers)
            shop.Peer.Add(customer.Writes(text));
    }
}
