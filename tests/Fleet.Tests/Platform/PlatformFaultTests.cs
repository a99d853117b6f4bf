using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Platform;

/// <summary>Telegram has a bad day. Every answer arrives all the same, in order, and no limit of the platform is broken.</summary>
public sealed class PlatformFaultTests(OpenShop open) : IClassFixture<OpenShop>
{
    private ShopUnderTest Shop => open.Shop;

    [PostgresFact]
    public async Task Every_answer_arrives_in_order_whatever_the_platform_does()
    {
        PeerFault[][] days =
        [
            [],
            [PeerFault.TooManyRequests(retryAfter: 1, times: 2)],
            [PeerFault.Answer(500, "Internal Server Error"), PeerFault.Answer(502, "Bad Gateway")],
            [PeerFault.Hang()],
            [PeerFault.DropBefore()],
            [PeerFault.DropAfter()],
            [PeerFault.Answer(500, "Internal Server Error") with { RawBody = "<html>oops" }, PeerFault.DropAfter()],
        ];
        var customers = days.Select(_ => Shop.NewCustomer()).ToList();
        foreach (var (customer, faults) in customers.Zip(days))
            foreach (var fault in faults)
                Shop.Peer.Faults.Add(fault with { ChatId = customer.ChatId });

        await Task.WhenAll(customers.Select(WriteWithoutWaitingForDelivery));
        await Shop.UntilQuiet();

        foreach (var (customer, faults) in customers.Zip(days))
        {
            var arrivedTwice = faults.Count(fault => fault.Kind == PeerFaultKind.DropAfter);
            var mayHaveArrived = faults.Count(fault => fault.Kind != PeerFaultKind.Answer);
            var dispatches = await Shop.Ledger.DispatchesAsync(customer.Key);
            Assert.Equal([.. Enumerable.Repeat(customer.Said[0], arrivedTwice), .. customer.Said], customer.Answers.Select(Assert.Single));
            Assert.Equal([mayHaveArrived, 0, 0], dispatches.Select(dispatch => dispatch.Repeats));
            Assert.All(dispatches, dispatch => Assert.Equal("sent", dispatch.Status));
        }

        Assert.Empty(Shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task A_customer_who_blocked_the_shop_is_left_alone_until_they_write_again()
    {
        var customer = Shop.NewCustomer();
        Shop.Peer.Faults.Add(PeerFault.Blocked(customer.ChatId));

        await customer.SaysAsync("one");
        await Eventually.Until(() => IsUnreachable(customer), Patience.Long);
        await Shop.UntilQuiet();
        Assert.Empty(customer.Sees);
        await customer.SaysAsync("two");
        await customer.UntilAnswered();
        await Shop.UntilQuiet();

        Assert.Equal([["two"]], customer.Answers);
        Assert.False(await IsUnreachable(customer));
        Assert.Equal(["undeliverable", "sent"], (await Shop.Ledger.DispatchesAsync(customer.Key)).Select(dispatch => dispatch.Status));
    }

    [PostgresFact]
    public async Task A_chat_that_moved_is_followed_and_remembered()
    {
        var customer = Shop.NewCustomer();
        var newChat = -100_000_000_000 - customer.ChatId;
        Shop.Peer.Faults.Add(PeerFault.Migrated(newChat) with { ChatId = customer.ChatId });

        await customer.SaysAsync("one");
        await Eventually.Until(() => Shop.Peer.Messages(newChat).Count == 1, Patience.Long);
        await customer.SaysAsync("two");
        await Eventually.Until(() => Shop.Peer.Messages(newChat).Count == 2, Patience.Long);
        await Shop.UntilQuiet();

        Assert.Empty(customer.Sees);
        Assert.Equal(["echo: one", "echo: two"], Shop.Peer.Messages(newChat).Select(message => message.Text));
    }

    [PostgresFact]
    public async Task An_answer_whose_markup_is_refused_goes_out_as_plain_text()
    {
        var customer = Shop.NewCustomer();
        Shop.Peer.Faults.Add(
            PeerFault.Answer(400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 7") with
            {
                ChatId = customer.ChatId,
            });

        await customer.SaysAsync("1 < 2 & 3 > 2");
        await customer.UntilAnswered();
        await Shop.UntilQuiet();

        var message = Assert.Single(customer.Sees);
        Assert.Null(message.ParseMode);
        Assert.Equal("echo: 1 < 2 & 3 > 2", message.Text);
        Assert.Empty(Shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task An_answer_that_the_platform_will_never_take_is_listed_and_holds_up_nothing()
    {
        var customer = Shop.NewCustomer();
        Shop.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: message is too long") with { ChatId = customer.ChatId });

        await customer.SaysAsync("one");
        await Eventually.Until(async () => await Shop.Ledger.DispatchesAsync(customer.Key) is [{ Status: "failed" }], Patience.Long);
        await customer.SaysAsync("two");
        await customer.UntilAnswered();

        Assert.Equal([["two"]], customer.Answers);
    }

    [PostgresFact]
    public async Task A_chat_that_is_refused_for_an_hour_holds_up_nobody_else()
    {
        var refused = Shop.NewCustomer();
        Shop.Peer.Faults.Add(PeerFault.TooManyRequests(retryAfter: 3_600, times: 1) with { ChatId = refused.ChatId });
        await refused.SaysAsync("one");
        await Eventually.Until(
            async () => (await Shop.Ledger.DispatchesAsync(refused.Key)) is [{ Status: "pending", Attempts: 0 }]
                && await Shop.Ledger.ValueAsync<bool>(
                    "select coalesce(bool_or(last_error is not null), false) from outbox where session_key = $1", refused.Key),
            Patience.Long);

        Customer[] others = [.. Enumerable.Range(0, 5).Select(_ => Shop.NewCustomer())];
        await Task.WhenAll(others.Select(other => other.SaysAsync("hello")));
        await Task.WhenAll(others.Select(other => other.UntilAnswered()));

        Assert.Empty(refused.Sees);
        Assert.InRange(
            await Shop.Ledger.ValueAsync<double>(
                "select extract(epoch from due_at - now())::float8 from outbox where session_key = $1", refused.Key),
            1,
            300);
        await Shop.Ledger.ExecuteAsync("delete from outbox where session_key = $1", refused.Key);
    }

    private async Task WriteWithoutWaitingForDelivery(Customer customer)
    {
        foreach (var (index, text) in new[] { "one", "two", "three" }.Index())
        {
            await customer.SaysAsync($"{customer.Key} {text}");
            await Eventually.Until(async () => (await Shop.Ledger.DispatchesAsync(customer.Key)).Count == index + 1, Patience.Long);
        }
    }

    private Task<bool> IsUnreachable(Customer customer) =>
        Shop.Ledger.ValueAsync<bool>(
            "select coalesce((state ->> 'unreachable')::bool, false) from grain_state where kind = 'session' and key = $1", customer.Key);
}
