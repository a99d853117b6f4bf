using System.Globalization;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.Silo.Tests.Telegram;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>Whatever comes to the webhook is answered, soon, and never as a fault of ours.</summary>
public sealed class MutatedUpdateTests
{
    private const int Mutations = 10_000;
    private const int Seed = 20260302;

    [PostgresFact]
    public async Task Ten_thousand_mutated_updates_are_answered_and_none_by_a_fault()
    {
        await using var shop = await ShopUnderTest.OpenAsync(
            new() { Echoes = false, Window = TimeSpan.FromMinutes(1), MaxWait = TimeSpan.FromMinutes(1) });
        var mutator = new UpdateMutator(new Random(Seed));
        var samples = SampleUpdates.All;
        var bodies = Enumerable.Range(0, Mutations).Select(round => mutator.Mutate(samples[round % samples.Count])).ToList();
        var statuses = new int[Mutations];

        await Parallel.ForEachAsync(
            bodies.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken },
            async (body, _) =>
            {
                using var response = await shop.Telegram.PostAsync(body.Item);
                statuses[body.Index] = (int)response.StatusCode;
            });

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses.CountBy(status => status)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} x {count.Key}"))));
        Assert.All(statuses, status => Assert.Contains(status, (int[])[200, 400]));
        Assert.InRange(statuses.Count(status => status == 200), Mutations / 10, Mutations);
        Assert.InRange(statuses.Count(status => status == 400), Mutations / 100, Mutations);
        Assert.DoesNotContain(shop.Process.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }
}
