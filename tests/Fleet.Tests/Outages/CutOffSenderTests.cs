using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>The process that sends loses the database, and nothing else: what the platform confirmed to it is not sent again.</summary>
public sealed class CutOffSenderTests
{
    private const string Job = "delivery:telegram";

    [PostgresFact]
    public async Task What_was_confirmed_while_the_database_was_out_of_reach_comes_once()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, GatedApart = true });
        await Eventually.Until(async () => await shop.Ledger.OwnerAsync(Job) != default, Patience.Short);
        var (pid, fence) = await shop.Ledger.OwnerAsync(Job);
        var sender = shop.Processes.Single(process => process.Pid == pid);
        using var toOther = new Sender(() => shop.Processes.Single(process => process != sender).Address);
        Customer[] customers = [.. Enumerable.Range(0, 20).Select(_ => shop.NewCustomer())];
        foreach (var customer in customers)
            shop.Peer.Faults.Add(PeerFault.AnswerLate() with { ChatId = customer.ChatId });

        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));
        shop.GateOf(sender).Cut();
        shop.Peer.Faults.ReleaseAnswers();
        await Eventually.Until(
            async () => await shop.Ledger.OwnerAsync(Job) is var (owner, number) && owner != 0 && owner != pid && number > fence,
            Patience.Long,
            "the other process sends");
        // It has looked for what was being sent once it sends what comes now.
        // Sessions of the process that is cut off are refused meanwhile, so it is one of the other's.
        var later = shop.NewCustomer();
        while (!(await toOther.TryAsync(later.Writes("who sends?"))).IsTaken)
            later = shop.NewCustomer();
        await later.UntilAnswered();
        Assert.All(customers, customer => Assert.Single(customer.Sees));

        shop.GateOf(sender).Open();
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Single(customer.Sees));
        foreach (var customer in customers)
            Assert.Equal(("sent", 0), Assert.Single(await shop.Ledger.DispatchesAsync(customer.Key)) is var one ? (one.Status, one.Repeats) : default);
    }

    [PostgresFact]
    public async Task What_was_confirmed_to_a_process_that_died_before_it_was_recorded_is_sent_once_more()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, GatedApart = true });
        await Eventually.Until(async () => await shop.Ledger.OwnerAsync(Job) != default, Patience.Short);
        var (pid, _) = await shop.Ledger.OwnerAsync(Job);
        var sender = shop.Processes.Single(process => process.Pid == pid);
        var customer = shop.NewCustomer();
        shop.Peer.Faults.Add(PeerFault.AnswerLate() with { ChatId = customer.ChatId });

        await customer.SaysAsync("hello");
        await customer.UntilAnswered();
        await sender.KillAsync();
        shop.Peer.Faults.ReleaseAnswers();
        await customer.UntilAnswered(2);
        await shop.UntilQuiet();

        Assert.Equal(2, customer.Sees.Count);
        Assert.Equal(("sent", 1), Assert.Single(await shop.Ledger.DispatchesAsync(customer.Key)) is var one ? (one.Status, one.Repeats) : default);
    }
}
