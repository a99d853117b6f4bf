using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>Writes in bursts, waits for the answer of each, and has a fifth of the messages delivered several times.</summary>
internal sealed class StormyCustomer(ShopUnderTest shop, Customer customer, Random random)
{
    private const double RepeatedShare = 0.2;

    public Customer Customer => customer;

    /// <summary>How often an update was delivered besides the first time.</summary>
    public int Copies { get; private set; }

    /// <summary>So many more customers talk to the shop, and are added to the others.</summary>
    public static async Task TalkAsync(ShopUnderTest shop, List<StormyCustomer> others, int count, int atATime, int[] bursts)
    {
        StormyCustomer[] more =
        [
            .. Enumerable.Range(others.Count, count).Select(number => new StormyCustomer(shop, shop.NewCustomer(), new Random(number))),
        ];
        others.AddRange(more);
        await Parallel.ForEachAsync(
            more,
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = TestContext.Current.CancellationToken },
            async (customer, _) => await customer.TalkAsync(bursts));
    }

    private async Task TalkAsync(IEnumerable<int> bursts)
    {
        foreach (var (burst, size) in bursts.Index())
        {
            for (var number = 0; number < size; number++)
                await DeliverAsync(customer.Writes($"{customer.Key}/{burst}/{number}"));
            await Eventually.Until(
                () => customer.Answers.Any(answer => answer.Contains(customer.Said[^1])), Patience.Long,
                $"an answer to {customer.Said[^1]}");
        }
    }

    private Task DeliverAsync(JsonObject update)
    {
        var copies = random.NextDouble() < RepeatedShare ? random.Next(1, 4) : 0;
        Copies += copies;
        return Task.WhenAll(Enumerable.Range(0, copies + 1).Select(_ => shop.Telegram.DeliverAsync(update)));
    }
}
