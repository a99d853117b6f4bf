using MirtAi.Fleet.Tests.Shop;
using MirtAi.OpenAIPeer;

namespace MirtAi.Fleet.Tests.Platform;

/// <summary>Language models that are slow or away, behind real processes.</summary>
public sealed class SlowModelTests
{
    private const string Checking = "Хвилинку, уточнюю для Вас 🤍";
    private const long ManagerChat = -100_777;

    [PostgresFact]
    public async Task A_customer_is_told_once_that_it_takes_a_while_also_when_the_process_is_killed()
    {
        await using var model = await OpenAIPeerServer.Start();
        model.Otherwise = _ => PeerReply.Hang();
        await using var shop = await ShopUnderTest.OpenAsync(
            Options(model, 1, ("Conversation:InterimAfter", "00:00:02"), ("Conversation:TurnBudget", "00:00:10")));
        var customer = shop.NewCustomer();
        await customer.SaysAsync("скільки коштує сукня Анна?");
        // Not before its delivery is recorded: a kill between the two repeats any message.
        await Eventually.Until(async () => await shop.Ledger.DispatchesAsync(customer.Key) is [{ Status: "sent" }], Patience.Long);

        await shop.Process.KillAsync();
        await shop.Process.StartAgainAsync();
        await shop.UntilQuiet();

        Assert.Equal(Checking, customer.Sees[0].Text);
        Assert.Single(customer.Sees, message => message.Text == Checking);
        Assert.Contains(customer.Sees, message => message.Text.Contains("1850", StringComparison.Ordinal));
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task When_no_model_answers_the_managers_of_a_fleet_are_told_once_and_once_when_one_does_again()
    {
        await using var model = await OpenAIPeerServer.Start();
        model.Otherwise = _ => PeerReply.Fail(503);
        await using var shop = await ShopUnderTest.OpenAsync(Options(
            model, 2, ("OpenAI:MaxRetries", "0"), ("OpenAI:BreakerDuration", "00:00:01"), ("Telegram:ManagerChatId", $"{ManagerChat}")));
        Customer[] customers = [.. Enumerable.Range(0, 12).Select(_ => shop.NewCustomer())];

        foreach (var customer in customers)
            await customer.SaysAsync("скільки коштує сукня Анна?");
        await shop.UntilQuiet();

        Assert.All(
            customers, customer => Assert.Contains(customer.Sees, message => message.Text.Contains("1850", StringComparison.Ordinal)));
        await Eventually.Until(() => Told(shop).Count == 1, Patience.Long);
        model.Otherwise = _ => PeerReply.Say("{}");
        await Eventually.Until(
            async () =>
            {
                await shop.NewCustomer().SaysAsync("які є сукні?");
                await shop.UntilQuiet();
                return Told(shop).Count > 1;
            },
            Patience.Long);
        await shop.UntilQuiet();

        Assert.Equal(["не відповідають", "знову відповідають"], Told(shop).Select(text =>
            text.Contains("знову", StringComparison.Ordinal) ? "знову відповідають" : "не відповідають"));
        await Eventually.Until(
            async () => await shop.Ledger.ValueAsync<long>("select count(*) from model_calls where provider = 'scripted'") >= 12,
            Patience.Long);
        Assert.Contains("http_503", await shop.Ledger.ListAsync("select distinct outcome from model_calls", row => row.GetString(0)));
    }

    private static IReadOnlyList<string> Told(ShopUnderTest shop) =>
        [.. shop.Peer.Messages(ManagerChat).Select(message => message.Text).Where(text =>
            text.Contains("моделі", StringComparison.Ordinal))];

    private static ShopOptions Options(OpenAIPeerServer model, int processes, params (string Key, string Value)[] settings) => new()
    {
        Processes = processes,
        Echoes = false,
        Settings = new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
        {
            ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
            ["OpenAI:BaseUrl"] = model.BaseAddress,
            ["OpenAI:Model"] = "gpt-test",
        },
    };
}
