using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>A group takes 20 messages a minute; customers do not wait for it.</summary>
public sealed class ManyCallsTests
{
    private const long Group = -1_001_000_000_778;
    private const int Calls = 30;

    [PostgresFact]
    public async Task A_customer_is_answered_while_thirty_calls_wait_for_the_managers_group()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Echoes = false,
            Peer = new ShopOptions().Peer with { PerGroupPerMinute = new TelegramPeerOptions().PerGroupPerMinute },
            Settings = new Dictionary<string, string> { ["Telegram:ManagerChatId"] = $"{Group}" },
        });
        Customer[] upset = [.. Enumerable.Range(0, Calls).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(upset.Select(customer => customer.SaysAsync("Сукня прийшла порвана, це жах!")));
        await Eventually.Until(
            async () => await shop.Ledger.ValueAsync<long>("select count(*) from escalations") == Calls, Patience.Long, "all have called");

        var other = shop.NewCustomer();
        await other.SaysAsync("Доброго дня");
        await other.UntilAnswered();

        Assert.InRange(shop.Peer.Messages(Group).Count, 0, Calls - 1);
        Assert.Empty(shop.Peer.Violations);
        await Task.WhenAll(upset.Select(customer => customer.UntilAnswered()));
    }
}
