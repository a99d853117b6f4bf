using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Channels.Heleket;
using MirtAi.Channels.Payments;
using MirtAi.Channels.YooKassa;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Tests.Payments;

/// <summary>What every payment provider does, and what each does in its own way.</summary>
public sealed class ProviderTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly Payment Asked = new() { Order = "77", Amount = 1850.5m, Currency = "UAH" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("yookassa")]
    [InlineData("heleket")]
    public async Task A_payment_is_made_once_by_its_id_and_read_back(string name)
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        var provider = Provider(services, name);

        var made = Assert.IsType<ProviderAnswer.Found>(await provider.Open(Id, Asked, Cancellation));
        peer.Failures = 1;
        Assert.IsType<ProviderAnswer.Failed>(await provider.Open(Id, Asked, Cancellation));
        var again = Assert.IsType<ProviderAnswer.Found>(await provider.Open(Id, Asked, Cancellation));

        Assert.Equal(1, peer.Made);
        Assert.Equal(made, again);
        Assert.Equal($"https://pay.example/{peer.Only}", made.Url);
        var read = Assert.IsType<ProviderAnswer.Found>(await provider.Find(peer.Only, Cancellation));
        Assert.Equal((Id, PaymentStatus.Pending, 1850.5m, "UAH"), Parts(read.Event));
        Assert.IsType<ProviderAnswer.Missing>(await provider.Find("2a7834f6-none", Cancellation));
    }

    [Theory]
    [InlineData("pending", PaymentStatus.Pending)]
    [InlineData("waiting_for_capture", PaymentStatus.Authorized)]
    [InlineData("succeeded", PaymentStatus.Succeeded)]
    [InlineData("canceled", PaymentStatus.Canceled)]
    public async Task YooKassa_counts_by_its_status_and_not_by_paid(string status, PaymentStatus expected)
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        var id = peer.Foreign(10);
        peer.Change(id, payment => (payment["status"], payment["paid"]) = (status, true));
        peer.Refund(id, 2.5m);

        var found = Assert.IsType<ProviderAnswer.Found>(await Provider(services, "yookassa").Find(id, Cancellation));

        Assert.Equal((null, expected, 10m, "UAH"), Parts(found.Event));
        Assert.Equal(2.5m, found.Event.Refunded);
    }

    [Theory]
    [InlineData("check", true, PaymentStatus.Pending, 0)]
    [InlineData("paid", true, PaymentStatus.Succeeded, 0)]
    [InlineData("paid", false, PaymentStatus.Authorized, 0)]
    [InlineData("paid_over", true, PaymentStatus.Succeeded, 0)]
    [InlineData("wrong_amount", true, PaymentStatus.Held, 0)]
    [InlineData("wrong_amount_waiting", false, PaymentStatus.Held, 0)]
    [InlineData("locked", true, PaymentStatus.Held, 0)]
    [InlineData("refund_process", false, PaymentStatus.Held, 0)]
    [InlineData("refund_paid", true, PaymentStatus.Succeeded, 10)]
    [InlineData("cancel", true, PaymentStatus.Canceled, 0)]
    public async Task Heleket_counts_by_its_table_of_statuses(string status, bool final, PaymentStatus expected, int refunded)
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        var id = peer.Foreign(10);
        peer.Change(id, payment => (payment["status"], payment["final"]) = (status, final));

        var found = Assert.IsType<ProviderAnswer.Found>(await Provider(services, "heleket").Find(id, Cancellation));

        Assert.Equal((null, expected, 10m, "UAH"), Parts(found.Event));
        Assert.Equal(refunded, found.Event.Refunded);
    }

    [Fact]
    public async Task A_test_payment_is_real_money_only_for_a_test_shop()
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        var id = peer.Foreign(10);
        peer.Change(id, payment => payment["test"] = true);

        Assert.True(((ProviderAnswer.Found)await Provider(services, "yookassa").Find(id, Cancellation)).Event.IsTest);
    }

    [Fact]
    public async Task YooKassa_refunds_a_part_once_by_its_id()
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        var provider = Provider(services, "yookassa");
        var payment = Asked with { ProviderId = peer.Foreign(1850.5m) };
        peer.Pay(payment.ProviderId!);
        var part = Refund(50.25m);

        Assert.Null(provider.RefundFault(payment, 50.25m, null));
        Assert.Equal(RefundFaults.Amount, provider.RefundFault(payment, 0.001m, null));
        peer.Failures = 1;
        Assert.IsType<ProviderAnswer.Failed>(await provider.Refund(part, payment, Cancellation)); // And was done.
        Assert.IsType<ProviderAnswer.Accepted>(await provider.Refund(part, payment, Cancellation));

        Assert.Equal(1, peer.Refunds);
        var read = Assert.IsType<ProviderAnswer.Found>(await provider.Find(payment.ProviderId!, Cancellation));
        Assert.Equal(50.25m, read.Event.Refunded);
        Assert.Equal(
            new ProviderAnswer.Refused("Refund amount exceeds what is left"),
            await provider.Refund(Refund(1850.5m) with { Id = "another" }, payment, Cancellation));
    }

    [Fact]
    public async Task Heleket_refunds_the_whole_to_a_wallet_with_the_key_of_payouts()
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer, ("Heleket:PayoutApiKey", PaymentPeer.PayoutApiKey));
        await using var without = Services(peer);
        await using var wrong = Services(peer, ("Heleket:PayoutApiKey", "another"));
        var provider = Provider(services, "heleket");
        var payment = Asked with { ProviderId = peer.Foreign(1850.5m) };

        Assert.Equal(RefundFaults.Off, Provider(without, "heleket").RefundFault(payment, 1850.5m, "T1"));
        Assert.Equal(RefundFaults.Whole, provider.RefundFault(payment, 50, "T1"));
        Assert.Equal(RefundFaults.Address, provider.RefundFault(payment, 1850.5m, null));
        Assert.Null(provider.RefundFault(payment, 1850.5m, "T1"));
        Assert.Equal(
            new ProviderAnswer.Refused("HTTP 401"),
            await Provider(wrong, "heleket").Refund(Refund(1850.5m), payment, Cancellation));
        Assert.IsType<ProviderAnswer.Accepted>(await provider.Refund(Refund(1850.5m), payment, Cancellation));

        var read = Assert.IsType<ProviderAnswer.Found>(await provider.Find(payment.ProviderId!, Cancellation));
        Assert.Equal((PaymentStatus.Succeeded, 1850.5m), (read.Event.Status, read.Event.Refunded));
    }

    [Fact]
    public async Task What_a_provider_will_not_do_is_refused_and_wrong_credentials_are_asked_again()
    {
        await using var peer = await PaymentPeer.Start();
        await using var services = Services(peer);
        await using var wrong = Services(peer, ("YooKassa:SecretKey", "wrong"), ("Heleket:ApiKey", "wrong"));

        Assert.Equal(
            new ProviderAnswer.Refused("Invalid amount"),
            await Provider(services, "yookassa").Open(Id, Asked with { Amount = 13 }, Cancellation));
        foreach (var name in new[] { "yookassa", "heleket" })
        {
            Assert.Equal(new ProviderAnswer.Failed("HTTP 401"), await Provider(wrong, name).Open(Id, Asked, Cancellation));
            Assert.Equal(new ProviderAnswer.Failed("HTTP 401"), await Provider(wrong, name).Find("x", Cancellation));
        }
    }

    [Theory]
    [InlineData("yookassa")]
    [InlineData("heleket")]
    public async Task Whatever_a_provider_does_there_is_an_answer(string name)
    {
        await using var hangs = await Platform.ThatLosesAnswers();
        foreach (var (status, body) in (IEnumerable<(int, string)>)
            [(200, ""), (200, "[]"), (200, "{}"), (200, """{"state":0,"result":{"uuid":"x"}}"""), (500, "x"), (302, ""), (404, "<html>")])
        {
            await using var platform = await Platform.ThatAnswers(status, body);
            await using var services = Services(platform.Address);
            Assert.IsNotType<ProviderAnswer.Found>(await Provider(services, name).Find("x", Cancellation));
            Assert.IsNotType<ProviderAnswer.Found>(await Provider(services, name).Open(Id, Asked, Cancellation));
            Assert.IsNotType<ProviderAnswer.Found>(await Provider(services, name).Refund(Refund(1), Asked with { ProviderId = "x" }, Cancellation));
        }

        await using var lost = Services(hangs.Address);
        Assert.IsType<ProviderAnswer.Failed>(await Provider(lost, name).Open(Id, Asked, Cancellation));
        await using var nowhere = Services(await Platform.Nowhere());
        Assert.IsType<ProviderAnswer.Failed>(await Provider(nowhere, name).Find("x", Cancellation));
    }

    [Theory]
    [InlineData("185.71.76.1", true)]
    [InlineData("::ffff:185.71.77.31", true)]
    [InlineData("77.75.156.35", true)]
    [InlineData("2a02:5180::1", true)]
    [InlineData("185.71.76.32", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData(null, false)]
    public async Task YooKassa_is_known_by_its_networks(string? address, bool known)
    {
        await using var services = Services("http://127.0.0.1:1");

        Assert.Equal(known, Webhook(services, "yookassa").MayBeFrom(address is null ? null : IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("""{"event":"payment.succeeded","object":{"id":"2a7834f6-0001","status":"waiting_for_capture"}}""", "2a7834f6-0001")]
    [InlineData("""{"event":"refund.succeeded","object":{"id":"r-1","payment_id":"2a7834f6-0001","status":"pending"}}""", "2a7834f6-0001")]
    [InlineData("""{"event":"deal.closed","object":{"id":"dl-1","status":"opened"}}""", null)]
    [InlineData("""{"event":"payout.succeeded","object":{"id":"po-1"}}""", null)]
    public async Task A_notification_of_YooKassa_names_its_payment(string body, string? id)
    {
        await using var services = Services("http://127.0.0.1:1");

        var notice = Webhook(services, "yookassa").Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal(id, (notice as PaymentNotice.About)?.ProviderId);
        Assert.Equal(id is null, notice is PaymentNotice.Ignored);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"event":"payment.succeeded","object":{"id":"../secret"}}""")]
    [InlineData("""{"event":"payment.succeeded","object":{"id":5}}""")]
    public async Task What_is_no_notification_is_malformed(string body)
    {
        await using var services = Services("http://127.0.0.1:1");

        Assert.IsType<PaymentNotice.Malformed>(Webhook(services, "yookassa").Read(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_webhook_of_Heleket_is_taken_by_its_signature_alone()
    {
        await using var services = Services("http://127.0.0.1:1");
        PaymentNotice Read(string body) => Webhook(services, "heleket").Read(Encoding.UTF8.GetBytes(body));
        static string Sign(string body) => $$"""{{body[..^1]}},"sign":"{{PaymentPeer.Sign(body, PaymentPeer.ApiKey)}}"}""";

        Assert.Equal(new PaymentNotice.About("u-1"), Read(PaymentPeer.Signed("u-1", "paid")));
        Assert.IsType<PaymentNotice.Forged>(Read(PaymentPeer.Signed("u-1", "paid", "another")));
        Assert.IsType<PaymentNotice.Forged>(Read("""{"type":"payment","uuid":"u-1","status":"paid"}"""));
        Assert.IsType<PaymentNotice.Ignored>(Read(Sign("""{"type":"payout","uuid":"u-1"}""")));
        Assert.IsType<PaymentNotice.Malformed>(Read(Sign("""{"type":"payment","uuid":"../x"}""")));
        Assert.IsType<PaymentNotice.Malformed>(Read("{"));
    }

    [Theory]
    [InlineData("YooKassa:ShopId", "1", "YooKassa:SecretKey is missing")]
    [InlineData("YooKassa:SecretKey", "x", "YooKassa:ShopId is missing")]
    [InlineData("Heleket:MerchantId", "x", "Heleket:ApiKey is missing")]
    [InlineData("Heleket:ApiKey", "x", "Heleket:MerchantId is missing")]
    [InlineData("Heleket:PayoutApiKey", "x", "Heleket:PayoutApiKey needs")]
    [InlineData("YooKassa:AllowedNetworks", "185.71.76.0/99", "YooKassa:AllowedNetworks must be networks")]
    [InlineData("YooKassa:ApiBaseUrl", "nowhere", "YooKassa:ApiBaseUrl must be an absolute")]
    [InlineData("Heleket:CallbackUrl", "nowhere", "Heleket:CallbackUrl must be the absolute")]
    public async Task A_part_of_the_settings_stops_the_start_and_names_the_missing_one(string key, string value, string fault)
    {
        await using var services = Build(new Dictionary<string, string?> { [key] = value });

        Assert.StartsWith(
            fault, Assert.Single(services.GetServices<ISettingsCheck>().SelectMany(check => check.Faults())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_both_are_off()
    {
        await using var services = Build([]);

        Assert.All(services.GetServices<IPaymentProvider>(), provider => Assert.False(provider.IsOn));
        Assert.All(services.GetServices<IPaymentWebhook>(), webhook => Assert.False(webhook.IsOn));
        Assert.Empty(services.GetServices<ISettingsCheck>().SelectMany(check => check.Faults()));
    }

    private static Refund Refund(decimal amount) => new() { Id = Id, Amount = amount, Target = amount, Address = "T1", At = default };

    private static (string?, PaymentStatus, decimal, string) Parts(PaymentEvent seen) =>
        (seen.PaymentId, seen.Status, seen.Amount, seen.Currency);

    private static IPaymentProvider Provider(ServiceProvider services, string name) =>
        services.GetServices<IPaymentProvider>().Single(provider => provider.Name == name);

    private static IPaymentWebhook Webhook(ServiceProvider services, string name) =>
        services.GetServices<IPaymentWebhook>().Single(webhook => webhook.Provider == name);

    private static ServiceProvider Services(PaymentPeer peer, params (string Key, string Value)[] settings) =>
        Services(peer.Address, settings);

    private static ServiceProvider Services(string address, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["YooKassa:ShopId"] = PaymentPeer.ShopId,
            ["YooKassa:SecretKey"] = PaymentPeer.SecretKey,
            ["YooKassa:ApiBaseUrl"] = address + "/v3",
            ["Heleket:MerchantId"] = PaymentPeer.MerchantId,
            ["Heleket:ApiKey"] = PaymentPeer.ApiKey,
            ["Heleket:ApiBaseUrl"] = address + "/v1/",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return Build(all);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddYooKassa()
        .AddHeleket()
        .BuildServiceProvider();
}
