using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Crashes;

/// <summary>SIGTERM in the middle of the work.</summary>
public sealed class StoppedProcessTests
{
    [PostgresFact]
    public async Task Stopped_while_it_sends_it_hears_the_answer_and_nothing_is_repeated()
    {
        await using var shop = await ShopUnderTest.OpenAsync();
        var customer = shop.NewCustomer();
        shop.Peer.Faults.Add(PeerFault.AnswerLate());
        await customer.SaysAsync("hello");
        await customer.UntilAnswered();

        var stopping = shop.Process.StopAsync();
        // Every job is told to stop at the same moment, and this one has nothing to finish.
        await Eventually.Until(async () => await shop.Ledger.OwnerAsync("sweeper") == default, Patience.Short);
        shop.Peer.Faults.ReleaseAnswers();
        Assert.Equal(0, await stopping);
        await shop.Process.StartAgainAsync();
        await shop.UntilQuiet();

        Assert.Single(customer.Answers);
        Assert.Equal(0, Assert.Single(await shop.Ledger.DispatchesAsync(customer.Key)).Repeats);
    }

    [PostgresFact]
    public async Task Stopped_while_it_makes_an_answer_another_process_makes_it()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        await File.WriteAllTextAsync(shop.HoldFile(0), "", TestContext.Current.CancellationToken);
        // Which process has whom is chance: those of the other one are answered, and those of this one are held.
        Customer[] customers = [.. Enumerable.Range(0, 12).Select(_ => shop.NewCustomer())];
        using var toFirst = new Sender(() => shop.Processes[0].Address);
        await Task.WhenAll(customers.Select(customer => toFirst.DeliverAsync(customer.Writes("hello"))));
        await Eventually.Until(
            async () =>
            {
                var open = customers.Where(customer => customer.Answers.Count == 0).ToArray();
                var held = await Task.WhenAll(open.Select(customer => shop.Ledger.HasTurnAsync(customer.Key)));
                return held.Length > 0 && held.All(isHeld => isHeld);
            },
            Patience.Short);

        Assert.Equal(0, await shop.Processes[0].StopAsync());
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Equal(["hello"], Assert.Single(customer.Answers)));
    }
}
