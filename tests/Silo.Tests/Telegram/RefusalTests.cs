using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>What every answer of the platform, and every missing one, means for a message.</summary>
public sealed class RefusalTests
{
    private const long Chat = TelegramSetup.Customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(403, "Forbidden: user is deactivated")]
    [InlineData(403, "Forbidden: bot was kicked from the group chat")]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user")]
    [InlineData(400, "Bad Request: chat not found")]
    [InlineData(400, "Bad Request: user is deactivated")]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat")]
    [InlineData(400, "Bad Request: CHAT_WRITE_FORBIDDEN")]
    public async Task Who_cannot_be_written_to_is_unreachable(int status, string description) =>
        Assert.Equal(new SendResult.Unreachable(description), await SendThrough(PeerFault.Answer(status, description)));

    [Theory]
    [InlineData(400, "Bad Request: message is too long")]
    [InlineData(400, "Bad Request: message text is empty")]
    [InlineData(409, "Conflict: terminated by other getUpdates request")]
    [InlineData(413, "Request Entity Too Large")]
    public async Task What_telegram_will_never_take_is_rejected(int status, string description) =>
        Assert.IsType<SendResult.Rejected>(await SendThrough(PeerFault.Answer(status, description)));

    [Theory]
    [InlineData(500, "Internal Server Error")]
    [InlineData(502, "Bad Gateway")]
    [InlineData(503, "Service Unavailable")]
    [InlineData(302, "Found")]
    public async Task What_failed_for_a_moment_may_be_tried_again(int status, string description) =>
        Assert.IsType<SendResult.Failed>(await SendThrough(PeerFault.Answer(status, description)));

    [Fact]
    public async Task A_refused_token_concerns_the_account_and_names_the_setting()
    {
        var refused = Assert.IsType<SendResult.CredentialsRefused>(await SendThrough(PeerFault.Answer(401, "Unauthorized")));

        Assert.Contains("Telegram:BotToken", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_the_api_fails_and_names_the_settings()
    {
        var failed = Assert.IsType<SendResult.Failed>(await SendThrough(PeerFault.Answer(404, "Not Found")));

        Assert.Contains("Telegram:BotToken", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_of_a_proxy_counts_by_its_status()
    {
        var page = PeerFault.Answer(502, "") with { RawBody = "<html>502</html>" };

        Assert.IsType<SendResult.Failed>(await SendThrough(page));
    }

    [Theory]
    [InlineData(14, 14)]
    [InlineData(0, 1)]
    [InlineData(86_400, 3_600)]
    public async Task Too_many_requests_pause_for_as_long_as_told_within_reason(int told, int seconds) =>
        Assert.Equal(new SendResult.Throttled(TimeSpan.FromSeconds(seconds)), await SendThrough(PeerFault.TooManyRequests(told)));

    [Fact]
    public async Task The_pause_may_stand_in_the_header_alone()
    {
        var fault = PeerFault.TooManyRequests(9) with { RawBody = "slow down" };

        Assert.Equal(new SendResult.Throttled(TimeSpan.FromSeconds(9)), await SendThrough(fault));
    }

    [Theory]
    [InlineData("-510000001", "-1001234500009")]
    [InlineData("-510000001@conn-1", "-1001234500009@conn-1")]
    public async Task A_chat_that_moved_is_followed_and_keeps_its_connection(string recipient, string moved)
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Migrated(-1_001_234_500_009));

        Assert.Equal(new SendResult.Moved(moved), await setup.Client.Send(recipient, new OutboundMessage { Text = "Вітаю" }, Cancellation));
    }

    [Fact]
    public async Task Markup_that_does_not_parse_is_sent_once_more_as_plain_text()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Client.Send(
            $"{Chat}", new OutboundMessage { Text = "<b>Ціна <i>500</b> &amp; доставка", Html = true }, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal(("Ціна 500 & доставка", null), (message.Text, message.ParseMode));
        Assert.Equal(["sendMessage", "sendMessage"], setup.Peer.Calls);
        Assert.Equal(ViolationKind.BrokenMarkup, Assert.Single(setup.Peer.Violations).Kind);
    }

    [Fact]
    public async Task A_caption_that_does_not_parse_is_sent_once_more_as_plain_text()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 3"));

        await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "1 < 2", Images = ["https://shop.example/1.jpg"] }, Cancellation);

        var message = Assert.Single(setup.Peer.Messages(Chat));
        Assert.Equal(("1 < 2", null), (message.Text, message.ParseMode));
    }

    [Fact]
    public async Task Markup_that_is_refused_even_without_any_is_rejected_and_not_tried_for_ever()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: can't parse entities: x", times: 10));

        Assert.IsType<SendResult.Rejected>(await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Вітаю" }, Cancellation));
        Assert.Equal(2, setup.Peer.Calls.Count);
    }

    [Fact]
    public async Task A_topic_that_is_gone_is_left_out()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ManagerThreadId"] = "17" });
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: message thread not found"));

        var result = await setup.Client.Send($"{TelegramSetup.ManagerChat}", new OutboundMessage { Text = "Ескалація" }, Cancellation);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Null(Assert.Single(setup.Peer.Messages()).MessageThreadId);
    }

    [Fact]
    public async Task A_button_pressed_too_long_ago_needs_no_acknowledgement_any_more()
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(PeerFault.Answer(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));

        Assert.IsType<SendResult.Sent>(await setup.Client.Send($"{Chat}", new OutboundMessage { CallbackId = "query-1" }, Cancellation));
    }

    private static async Task<SendResult> SendThrough(PeerFault fault)
    {
        await using var setup = await TelegramSetup.Start();
        setup.Peer.Faults.Add(fault);
        var result = await setup.Client.Send($"{Chat}", new OutboundMessage { Text = "Вітаю" }, Cancellation);
        Assert.Empty(setup.Peer.Messages());
        Assert.Single(setup.Peer.Calls);
        return result;
    }
}
