using System.Globalization;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Channels.Tests.ManyChat;
using MirtAi.Fleet.Tests.Instagram;
using MirtAi.Fleet.Tests.ManyChat;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.Silo.Tests.Telegram;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>Whatever Instagram and ManyChat post is answered, and never as a fault of ours.</summary>
public sealed class MutatedDirectMessageTests
{
    private const int Mutations = 10_000, OfMessages = 6_000, OfQuestions = 2_000;
    private const int Seed = 20260302;

    [PostgresFact]
    public async Task Ten_thousand_mutated_webhooks_of_each_are_answered_and_none_by_a_fault()
    {
        await using var graph = await GraphPeer.Start();
        await using var peer = await ManyChatPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Echoes = false,
            Window = TimeSpan.FromMinutes(1),
            MaxWait = TimeSpan.FromMinutes(1),
            Settings = InstagramShop.Settings(graph).UnionBy(ManyChatShop.Settings(peer), one => one.Key).ToDictionary(),
        });

        await AssertAnswered(SampleDirectMessages.All, Mutations, body => InstagramShop.TryAsync(shop, body));
        await AssertAnswered(SampleFlowRequests.Messages, OfMessages, body => ManyChatShop.TryAsync(shop, "/webhooks/manychat", body));
        foreach (var question in (string[])["followup", "create-order"])
            await AssertAnswered(
                SampleFlowRequests.Questions, OfQuestions, body => ManyChatShop.TryAsync(shop, $"/webhooks/manychat/{question}", body));

        Assert.Empty(shop.FailedRequests);
    }

    private static async Task AssertAnswered(IReadOnlyList<byte[]> samples, int mutations, Func<byte[], Task<int>> post)
    {
        var mutator = new UpdateMutator(new Random(Seed));
        var bodies = Enumerable.Range(0, mutations).Select(round => mutator.Mutate(samples[round % samples.Count])).ToList();
        var statuses = new int[mutations];

        await Parallel.ForEachAsync(
            bodies.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken },
            async (body, _) => statuses[body.Index] = await post(body.Item));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses.CountBy(status => status)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} x {count.Key}"))));
        Assert.All(statuses, status => Assert.Contains(status, (int[])[200, 400]));
        Assert.InRange(statuses.Count(status => status == 200), mutations / 10, mutations);
        Assert.InRange(statuses.Count(status => status == 400), mutations / 100, mutations);
    }
}
