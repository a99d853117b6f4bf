using System.Globalization;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>A manager whose words do not reach the customer is told so where they wrote them, and why.</summary>
public sealed class UndeliveredTests
{
    private const long Group = -1_001_000_000_781;
    private const string Complaint = "Сукня прийшла порвана, це жах!";
    private static long lastUpdate = 71_000_000;

    public UndeliveredTests() => InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [PostgresFact]
    public async Task A_blocked_bot_and_a_closed_window_are_told_in_the_group()
    {
        await using var graph = await GraphPeer.Start();
        var settings = InstagramShop.Settings(graph);
        settings["Telegram:ManagerChatId"] = Group.ToString(CultureInfo.InvariantCulture);
        await using var shop = await ShopUnderTest.OpenAsync(new() { Echoes = false, Settings = settings });

        var customer = shop.NewCustomer();
        await customer.SaysAsync(Complaint);
        await customer.UntilAnswered();
        var call = await Told(shop, $"{customer.Key}", "🔔 Клієнт скаржиться");
        await shop.UntilQuiet();
        shop.Peer.Faults.Add(PeerFault.Blocked(customer.ChatId, times: 1_000));
        await Reply(shop, call, "Вже шукаю заміну");
        await Told(shop, "«Вже шукаю заміну» — не доставлено клієнту", customer.Key, "заблокував бота");

        var buyer = InstagramBodies.Customer(1);
        await InstagramShop.PostAsync(shop, InstagramBodies.Message(buyer, "m1", Complaint));
        var late = await Told(shop, $"instagram:{buyer}", "🔔 Клієнт скаржиться");
        await shop.UntilQuiet();
        graph.Refuse = _ => (400, GraphPeer.Error(10, 2534022));
        await Reply(shop, late, "Надішліть фото");
        await Told(shop, "«Надішліть фото» — не доставлено клієнту", buyer, "останнє повідомлення клієнта надто давнє");

        await shop.UntilQuiet();
        Assert.Equal(2, shop.Peer.Messages(Group).Count(message => message.Text.Contains("не доставлено", StringComparison.Ordinal)));
    }

    private static Task<DeliveredMessage> Told(ShopUnderTest shop, params string[] words) => Eventually.Value(
        () => Task.FromResult(shop.Peer.Messages(Group).FirstOrDefault(
            message => words.All(word => message.Text.Contains(word, StringComparison.Ordinal)))),
        Patience.Long);

    private static Task Reply(ShopUnderTest shop, DeliveredMessage about, string text) => shop.Telegram.DeliverAsync(
        TelegramUpdates.GroupMessage(Interlocked.Increment(ref lastUpdate), Group, new() { ["text"] = text }, about.MessageId));
}
