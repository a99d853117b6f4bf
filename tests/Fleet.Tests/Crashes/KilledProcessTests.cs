using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Crashes;

/// <summary>kill -9 at the instants that matter. What the customers see afterwards is what they would have seen without it.</summary>
public sealed class KilledProcessTests
{
    /// <summary>
    /// Longer than a busy machine takes from one message of a burst to the next, even from a process that has just started.
    /// </summary>
    private static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(3);

    [PostgresFact]
    public async Task Killed_before_it_answers_the_customers_are_answered_once()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Window = BurstWindow });
        Customer[] customers = [.. Enumerable.Range(0, 8).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(SayBurstAsync));

        await shop.Process.KillAsync();
        Assert.Empty(shop.Peer.Messages());
        await shop.Process.StartAgainAsync();
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Equal(customer.Said, Assert.Single(customer.Answers)));
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Killed_between_the_commit_and_the_200_the_message_counts_once()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Gated = true });
        var customer = shop.NewCustomer();
        await customer.SaysAsync("first");
        await shop.UntilQuiet();

        shop.Gate.HoldReplies();
        var delivery = customer.SaysAsync("second");
        await Eventually.Until(async () => (await shop.Ledger.TakenAsync(customer.Key)).Count == 2, Patience.Short);
        Assert.False(delivery.IsCompleted);
        await shop.Process.KillAsync();
        shop.Gate.Open();
        await shop.Process.StartAgainAsync();
        await delivery;
        await shop.UntilQuiet();

        Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
        Assert.Equal([["first"], ["second"]], customer.Answers);
    }

    [PostgresFact]
    public async Task Killed_while_it_makes_an_answer_another_run_makes_it()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Window = BurstWindow });
        await File.WriteAllTextAsync(shop.HoldFile(), "", TestContext.Current.CancellationToken);
        Customer[] customers = [shop.NewCustomer(), shop.NewCustomer()];
        await Task.WhenAll(customers.Select(SayBurstAsync));
        foreach (var customer in customers)
            await Eventually.Until(() => shop.Ledger.HasTurnAsync(customer.Key), Patience.Short);

        await shop.Process.KillAsync();
        File.Delete(shop.HoldFile());
        await shop.Process.StartAgainAsync();
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Equal(customer.Said, customer.Answers.SelectMany(answer => answer)));
        Assert.All(customers, customer => Assert.Single(customer.Answers));
    }

    [PostgresFact]
    public async Task Killed_between_a_send_and_its_record_exactly_that_send_is_repeated_and_marked()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Window = BurstWindow });
        var unlucky = shop.NewCustomer();
        Customer[] others = [.. Enumerable.Range(0, 5).Select(_ => shop.NewCustomer())];
        shop.Peer.Faults.Add(PeerFault.AnswerLate() with { ChatId = unlucky.ChatId });
        await Task.WhenAll(others.Append(unlucky).Select(SayBurstAsync));
        await unlucky.UntilAnswered();
        foreach (var customer in others)
            await Eventually.Until(async () => await shop.Ledger.DispatchesAsync(customer.Key) is [{ Status: "sent" }], Patience.Short);

        await shop.Process.KillAsync();
        await shop.Process.StartAgainAsync();
        await shop.UntilQuiet();

        Assert.Equal([unlucky.Said, unlucky.Said], unlucky.Answers);
        Assert.Equal(("sent", 1), await shop.Ledger.DispatchesAsync(unlucky.Key) is [var row] ? (row.Status, row.Repeats) : default);
        Assert.All(others, customer => Assert.Equal(customer.Said, Assert.Single(customer.Answers)));
        foreach (var customer in others)
            Assert.Equal(
                ("sent", 0), await shop.Ledger.DispatchesAsync(customer.Key) is [var other] ? (other.Status, other.Repeats) : default);
    }

    private static async Task SayBurstAsync(Customer customer)
    {
        foreach (var text in (string[])["one", "two", "three"])
            await customer.SaysAsync($"{customer.Key} {text}");
    }
}
