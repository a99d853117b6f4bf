using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Customers;

/// <summary>Reminders of real processes, of which one is killed while they are due.</summary>
public sealed class ReminderTests
{
    [PostgresFact]
    public async Task Silent_customers_are_reminded_once_each_time_although_a_process_is_killed()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 2,
            Echoes = false,
            Settings = new Dictionary<string, string>
            {
                ["FollowUps:Delays:0"] = "00:00:04",
                ["FollowUps:Delays:1"] = "00:00:12",
                ["FollowUps:ManagerAfter"] = "00:00:02",
                ["FollowUps:QuietFrom"] = "08:00",
                ["FollowUps:QuietUntil"] = "08:00",
            },
        });
        Customer[] customers = [.. Enumerable.Range(0, 12).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("сукня Анна є?")));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));

        await Eventually.Until(async () => await Reminders(shop, 1) > 0, Patience.Short);
        await shop.Processes[0].KillAsync();
        await shop.UntilQuiet();

        Assert.InRange(await Reminders(shop, 1), 1, customers.Length);
        Assert.Equal(customers.Length, await Reminders(shop, 2));
        Assert.Equal(0, await shop.Ledger.ValueAsync<long>(
            "select count(*) from (select 1 from messages where turn_id like 'follow-up-%'"
            + " group by session_key, turn_id having count(*) > 1) twice"));
        Assert.Equal(
            customers.Length, await shop.Ledger.ValueAsync<long>(
                "select count(distinct session_key) from escalations where reason = 'FOLLOW_UP_SILENCE'"));
        Assert.Equal(customers.Length, await shop.Ledger.ValueAsync<long>("select count(*) from escalations"));
    }

    private static Task<long> Reminders(ShopUnderTest shop, int number) =>
        shop.Ledger.ValueAsync<long>(
            "select count(*) from messages where turn_id = 'follow-up-' || $1::text", number.ToString(
                System.Globalization.CultureInfo.InvariantCulture));
}
