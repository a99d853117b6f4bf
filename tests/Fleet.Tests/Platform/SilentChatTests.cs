using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Platform;

public sealed class SilentChatTests
{
    /// <summary>More than may be sent at the same time.</summary>
    private const int Silent = 100;

    [PostgresFact]
    public async Task Chats_that_never_answer_do_not_keep_the_others_waiting()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new());
        var silent = Enumerable.Range(0, Silent).Select(_ => shop.NewCustomer()).ToList();
        foreach (var customer in silent)
            shop.Peer.Faults.Add(PeerFault.Hang(times: int.MaxValue) with { ChatId = customer.ChatId });
        await Task.WhenAll(silent.Select(customer => customer.SaysAsync("hello")));
        await Eventually.Until(() => Sends(shop) >= Silent / 2, Patience.Long);

        var others = Enumerable.Range(0, 5).Select(_ => shop.NewCustomer()).ToList();
        await Task.WhenAll(others.Select(customer => customer.SaysAsync("good day")));

        foreach (var customer in others)
            await Eventually.Until(() => customer.Answers is [["good day"]], Patience.Short);
        Assert.All(silent, customer => Assert.Empty(customer.Sees));
    }

    private static int Sends(ShopUnderTest shop) => shop.Peer.Calls.Count(call => call == "sendMessage");
}
