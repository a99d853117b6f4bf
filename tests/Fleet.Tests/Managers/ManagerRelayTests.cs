using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>What managers and customers write to each other, while processes are killed and the platform refuses.</summary>
public sealed class ManagerRelayTests
{
    private const long Group = -1_001_000_000_780;
    private const string Complaint = "Сукня прийшла порвана, це жах!";
    private static long lastUpdate = 90_000_000;

    [PostgresFact]
    public async Task Both_sides_read_everything_once_and_in_order_through_kills_and_refusals()
    {
        await using var shop = await Open(processes: 2);
        shop.Peer.SetForum(Group);
        var customer = shop.NewCustomer();
        await customer.SaysAsync(Complaint);
        await customer.UntilAnswered();
        await Eventually.Until(() => shop.Peer.Topics(Group).Count == 1, Patience.Long, "the customer has a topic");
        await shop.UntilQuiet();
        var (topic, seen) = (shop.Peer.Topics(Group)[0].ThreadId, customer.Sees.Count);
        string[] answers = [.. Enumerable.Range(1, 12).Select(number => $"відповідь {number}")];
        string[] questions = [.. Enumerable.Range(1, 12).Select(number => $"питання {number}.")];

        shop.Peer.Faults.Add(PeerFault.TooManyRequests(2) with { ChatId = customer.ChatId });
        shop.Peer.Faults.Add(PeerFault.TooManyRequests(2) with { ChatId = Group });
        for (var number = 0; number < answers.Length; number++)
        {
            if (number is 3 or 8)
                await Restart(shop.Processes[number % 2]);
            await Task.WhenAll(Write(shop, topic, answers[number]), customer.SaysAsync(questions[number]));
        }

        string[] Relayed() =>
            [.. shop.Peer.Messages(Group).SelectMany(message => questions.Where(text => message.Text.Contains(text, StringComparison.Ordinal)))];
        await Eventually.Until(() => customer.Sees.Skip(seen).DistinctBy(message => message.Text).Count() == answers.Length, Patience.Long);
        await Eventually.Until(() => Relayed().Distinct().Count() == questions.Length, Patience.Long);
        await shop.UntilQuiet();

        // A message that was being sent at a kill may arrive twice, and is marked then.
        string[] read = [.. customer.Sees.Skip(seen).Select(message => message.Text)];
        Assert.Equal(answers, read.Distinct());
        Assert.Equal(questions, Relayed().Distinct());
        Assert.InRange(
            read.Length + Relayed().Length - answers.Length - questions.Length, 0,
            (await shop.Ledger.DispatchesAsync(customer.Key)).Sum(dispatch => dispatch.Repeats));
    }

    [PostgresFact]
    public async Task A_group_that_is_deleted_keeps_its_calls_and_no_customer_waits_for_it()
    {
        await using var shop = await Open(processes: 1);
        shop.Peer.Faults.Add(
            PeerFault.Answer(403, "Forbidden: bot was kicked from the supergroup chat", times: 1_000) with { ChatId = Group });
        Customer[] customers = [.. Enumerable.Range(0, 3).Select(_ => shop.NewCustomer())];

        await Task.WhenAll(customers.Select(customer => customer.SaysAsync(Complaint)));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));
        await Eventually.Until(
            async () => (await Readiness(shop)).Contains("chat refused since", StringComparison.Ordinal), Patience.Long,
            "readiness names the group");

        Assert.Empty(shop.Peer.Messages(Group));
        Assert.Equal(customers.Length, await shop.Ledger.ValueAsync<long>("select count(*) from escalations where status = 'open'"));
        Assert.Contains(shop.Process.Output, line => line.Contains("telegram-manager", StringComparison.Ordinal)
            && line.Contains("kicked", StringComparison.Ordinal));
        Assert.Equal(0, await shop.Ledger.ValueAsync<long>("select count(*) from deliveries where account = 'telegram-manager'"));

        shop.Peer.Faults.Clear();
        await Eventually.Until(
            () => customers.All(customer => shop.Peer.Messages(Group).Any(
                message => message.Text.Contains(customer.Key, StringComparison.Ordinal))),
            Patience.Long,
            "all calls have arrived");
    }

    private static Task<ShopUnderTest> Open(int processes) => ShopUnderTest.OpenAsync(new()
    {
        Processes = processes,
        Echoes = false,
        Settings = new Dictionary<string, string> { ["Telegram:ManagerChatId"] = $"{Group}" },
    });

    private static async Task Restart(ServiceProcess process)
    {
        await process.KillAsync();
        await process.StartAgainAsync();
    }

    private static Task Write(ShopUnderTest shop, long topic, string text) => shop.Telegram.DeliverAsync(
        TelegramUpdates.TopicMessage(Interlocked.Increment(ref lastUpdate), Group, topic, new() { ["text"] = text }));

    private static async Task<string> Readiness(ShopUnderTest shop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.Authorization = new("Bearer", ServiceProcess.AdminToken);
        using var response = await shop.Process.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
