using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>Reminders of calls for a person that nobody takes, by real processes, of which one is killed while they are due.</summary>
public sealed class HandoffReminderTests
{
    private const long Group = -1_001_000_000_778;
    private const string IsReminder = "message::jsonb ->> 'text' like '%чекає на людину%'";

    [PostgresFact]
    public async Task Managers_are_reminded_of_each_call_once_each_time_although_a_process_is_killed()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 2,
            Echoes = false,
            Settings = new Dictionary<string, string>
            {
                ["Telegram:ManagerChatId"] = $"{Group}",
                ["Handoffs:FirstReminder"] = "00:00:04",
                ["Handoffs:SecondReminder"] = "00:00:12",
            },
        });
        Customer[] customers = [.. Enumerable.Range(0, 6).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("Сукня прийшла порвана, це жах!")));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));

        await Eventually.Until(async () => await Delivered(shop) > 0, Patience.Long);
        await shop.Processes[0].KillAsync();
        await Eventually.Until(async () => await Delivered(shop) == 2 * customers.Length, Patience.Long, "two reminders of each call");
        await shop.UntilQuiet();

        // A message that was being sent at the kill may arrive twice, but it is one.
        Assert.Equal(2 * customers.Length, await Delivered(shop));
        Assert.Equal(customers.Length, await shop.Ledger.ValueAsync<long>(
            $"select count(*) from (select 1 from deliveries where {IsReminder} group by session_key having count(*) = 2) twice"));
        Assert.All(customers, customer => Assert.Contains(
            shop.Peer.Messages(Group),
            message => message.Text.Contains("чекає на людину", StringComparison.Ordinal)
                && message.Text.Contains(customer.Key, StringComparison.Ordinal)));
    }

    private static Task<long> Delivered(ShopUnderTest shop) =>
        shop.Ledger.ValueAsync<long>($"select count(*) from deliveries where status = 'sent' and {IsReminder}");
}
