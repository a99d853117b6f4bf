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

    public async Task TalkAsync(IEnumerable<int> bursts)
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
