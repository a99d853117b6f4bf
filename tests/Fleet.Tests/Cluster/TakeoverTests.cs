using System.Diagnostics;
using System.Globalization;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>The process that runs the jobs dies: another one runs them soon.</summary>
public sealed class TakeoverTests
{
    /// <summary>The promise is five seconds; the rest is for machines that have other things to do.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(8);

    [PostgresFact]
    public async Task The_owner_of_the_jobs_is_killed_and_another_process_goes_on()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 2,
            Window = TimeSpan.FromSeconds(1),
            Settings = new Dictionary<string, string> { ["Orleans:ProbeTimeout"] = "00:00:01" },
        });
        var victim = await OwnerAsync(shop);
        using var toVictim = new Sender(() => victim.Address);
        var survivor = shop.Processes.Single(process => process != victim);
        using var toSurvivor = new Sender(() => survivor.Address);
        Customer orphan = shop.NewCustomer(), other = shop.NewCustomer();

        await toVictim.DeliverAsync(orphan.Writes("its turn is known to nobody but the database"));
        await victim.KillAsync();
        var watch = Stopwatch.StartNew();
        await toSurvivor.DeliverAsync(other.Writes("there is nobody who sends"));
        await Task.WhenAll(orphan.UntilAnswered(within: Bound), other.UntilAnswered(within: Bound));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s from the kill to both answers, the window of 1 s in it"));
        await shop.UntilQuiet();

        Assert.Single(orphan.Answers);
        Assert.Single(other.Answers);
    }

    [PostgresFact]
    public async Task One_that_dies_the_moment_it_takes_over_is_followed_by_the_next()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 3 });
        Customer[] customers = [.. Enumerable.Range(0, 10).Select(_ => shop.NewCustomer())];
        var first = await OwnerAsync(shop);
        await first.KillAsync();
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));

        var second = await OwnerAsync(shop, other: first);
        await second.KillAsync();
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));
        await shop.UntilQuiet();

        Assert.NotEqual(first, second);
        foreach (var customer in customers)
            Assert.InRange(customer.Sees.Count, 1, 1 + Assert.Single(await shop.Ledger.DispatchesAsync(customer.Key)).Repeats);
    }

    [PostgresFact]
    public async Task What_a_dead_sender_took_at_the_last_moment_is_sent_and_marked()
    {
        await using var shop = await ShopUnderTest.OpenAsync();
        var customer = shop.NewCustomer();
        await customer.SaysAsync("one");
        await customer.UntilAnswered();
        await shop.UntilQuiet();

        // As the commit of a claim does that the database finished only after the next owner had looked for such messages.
        await shop.Ledger.ExecuteAsync(
            """
            insert into outbox (account, recipient, session_key, sequence, message, status, attempts, due_at, fence, created_at)
            select account, recipient, session_key, sequence, '{"text":"echo: late"}', 'sending', 1, now(), lock.fence - 1, now()
            from deliveries, job_lock lock where session_key = $1 and lock.name = 'delivery:telegram'
            """,
            customer.Key);
        await customer.SaysAsync("two");
        await customer.UntilAnswered(3);
        await shop.UntilQuiet();

        Assert.Equal([["one"], ["late"], ["two"]], customer.Answers);
        Assert.Equal([0, 1, 0], (await shop.Ledger.DispatchesAsync(customer.Key)).Select(dispatch => dispatch.Repeats));
    }

    private static async Task<ServiceProcess> OwnerAsync(ShopUnderTest shop, ServiceProcess? other = null) => await Eventually.Value(
        async () => await shop.Ledger.OwnerAsync("delivery:telegram") is var (pid, _)
            ? shop.Processes.SingleOrDefault(process => process != other && process.Pid == pid)
            : null,
        Patience.Short,
        "somebody sends");
}
