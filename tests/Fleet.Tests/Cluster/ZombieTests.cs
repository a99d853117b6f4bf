using System.Diagnostics;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>A process stands still for several leases and goes on as if nothing had happened: what it does then must not count.</summary>
public sealed class ZombieTests
{
    /// <summary>Four times the leases of turns and jobs.</summary>
    private static readonly TimeSpan StandsStill = TimeSpan.FromSeconds(12);

    /// <summary>Longer than a busy machine takes from the last message to the standstill: nobody's answer may be on its way by then.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(4);

    [PostgresFact]
    public async Task A_process_that_stood_still_finds_its_turns_and_its_sends_refused()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Window = Window });
        await Eventually.Until(async () => await shop.Ledger.OwnerAsync("delivery:telegram") != default, Patience.Short);
        var (pid, oldFence) = await shop.Ledger.OwnerAsync("delivery:telegram");
        var zombie = shop.Processes.Single(process => process.Pid == pid);
        using var toZombie = new Sender(() => zombie.Address);
        var other = shop.Processes.Single(process => process != zombie);

        // It is in the middle of everything: sending, making answers, and waiting for customers to finish.
        Customer sending = shop.NewCustomer();
        shop.Peer.Faults.Add(PeerFault.AnswerLate() with { ChatId = sending.ChatId });
        await toZombie.DeliverAsync(sending.Writes("its send is on the way"));
        await sending.UntilAnswered();
        // Where a session lives is the cluster's decision, so that the answers of both are held until the one stands still.
        foreach (var process in shop.Processes.Index())
            await File.WriteAllTextAsync(shop.HoldFile(process.Index), "", TestContext.Current.CancellationToken);
        Customer[] answering = [.. Enumerable.Range(0, 5).Select(_ => shop.NewCustomer())];
        foreach (var customer in answering)
            await toZombie.DeliverAsync(customer.Writes("its turn is being made"));
        foreach (var customer in answering)
            await Eventually.Until(() => shop.Ledger.HasTurnAsync(customer.Key), Patience.Long);
        Customer[] waiting = [.. Enumerable.Range(0, 5).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(waiting.Select(customer => toZombie.DeliverAsync(customer.Writes("its window is open"))));

        var watch = Stopwatch.StartNew();
        zombie.Suspend();
        File.Delete(shop.HoldFile(shop.Processes.Index().Single(item => item.Item == other).Index));
        await Task.WhenAll([.. answering.Concat(waiting).Select(customer => customer.UntilAnswered()), sending.UntilAnswered(2)]);
        await Eventually.Until(() => watch.Elapsed > StandsStill, Patience.Long);
        var newFence = (await shop.Ledger.OwnerAsync("delivery:telegram")).Fence;
        foreach (var file in shop.Processes.Index())
            File.Delete(shop.HoldFile(file.Index));
        shop.Peer.Faults.ReleaseAnswers();
        zombie.Resume();
        await Task.WhenAll(answering.Concat(waiting).Append(sending).Select(customer => toZombie.DeliverAsync(customer.Writes("and then?"))));
        await Task.WhenAll([.. answering.Concat(waiting).Select(customer => customer.UntilAnswered(2)), sending.UntilAnswered(3)]);
        await shop.UntilQuiet();

        Assert.True(newFence > oldFence);
        foreach (var customer in answering.Concat(waiting))
        {
            // What it was sending to somebody when it stopped may have arrived, and is repeated and marked.
            var repeats = (await shop.Ledger.DispatchesAsync(customer.Key)).Sum(dispatch => dispatch.Repeats);
            var answers = customer.Answers.Select(Assert.Single).ToArray();
            Assert.Equal(customer.Said, answers.Distinct());
            Assert.InRange(answers.Length - customer.Said.Count, 0, repeats);
        }

        Assert.Equal([sending.Said[0], .. sending.Said], sending.Answers.Select(Assert.Single));
        Assert.Equal([1, 0], (await shop.Ledger.DispatchesAsync(sending.Key)).Select(dispatch => dispatch.Repeats));
        Assert.Empty(shop.Peer.Violations);
    }
}
