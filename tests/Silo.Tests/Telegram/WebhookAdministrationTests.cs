using MirtAi.Channels.Telegram;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class WebhookAdministrationTests
{
    private const string Url = "https://shop.example/webhooks/telegram";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_webhook_is_set_with_its_secret_and_every_update_that_is_handled()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Webhook.Set(Url, Cancellation);

        Assert.Equal(new WebhookAdministrationResult(true, $"webhook set: {Url}"), result);
        Assert.Equal(TelegramSetup.Secret, (string?)setup.Peer.Webhook!["secret_token"]);
        Assert.Equal(
            TelegramUpdateParser.HandledUpdates, setup.Peer.Webhook["allowed_updates"]!.AsArray().Select(update => (string?)update));
        Assert.Equal(40, (long?)setup.Peer.Webhook["max_connections"]);
        Assert.Equal("False", (string?)setup.Peer.Webhook["drop_pending_updates"]);
    }

    [Fact]
    public async Task It_is_shown_and_removed()
    {
        await using var setup = await TelegramSetup.Start();
        await setup.Webhook.Set(Url, Cancellation);

        var info = await setup.Webhook.Info(Cancellation);
        var deleted = await setup.Webhook.Delete(Cancellation);

        Assert.StartsWith($"url: {Url}\npending updates: 0\nallowed updates: message, edited_message", info.Text, StringComparison.Ordinal);
        Assert.True(deleted.Succeeded);
        Assert.Null(setup.Peer.Webhook);
    }

    [Fact]
    public async Task A_refusal_is_one_line_that_says_why()
    {
        await using var setup = await TelegramSetup.Start();

        var result = await setup.Webhook.Set("http://shop.example/webhooks/telegram", Cancellation);

        Assert.False(result.Succeeded);
        Assert.Equal("setWebhook refused: Bad Request: bad webhook: An HTTPS URL must be provided for webhook", result.Text);
    }

    [Fact]
    public async Task A_refused_token_names_the_setting()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:BotToken"] = "7000000009:another-invented-token" });

        Assert.Contains("Telegram:BotToken", (await setup.Webhook.Info(Cancellation)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("http://shop.example/webhooks/telegram")]
    [InlineData("https://shop.example:8080/webhooks/telegram")]
    public async Task What_the_public_service_cannot_reach_is_refused_before_it_is_asked(string url)
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:ApiBaseUrl"] = "" });

        Assert.False((await setup.Webhook.Set(url, Cancellation)).Succeeded);
    }

    [Fact]
    public async Task A_channel_that_is_off_says_what_to_set()
    {
        await using var setup = await TelegramSetup.Start(
            new() { ["Telegram:BotToken"] = "", ["Telegram:WebhookSecret"] = "", ["Telegram:ManagerChatId"] = "" });

        var result = await setup.Webhook.Delete(Cancellation);

        Assert.Equal(new WebhookAdministrationResult(false, "the Telegram channel is off: set Telegram:BotToken"), result);
    }

    [Fact]
    public async Task While_updates_are_polled_a_webhook_is_shown_and_removed_but_not_set()
    {
        await using var setup = await TelegramSetup.Start(new() { ["Telegram:WebhookSecret"] = "" });
        setup.Peer.SetWebhook(Url);

        var set = await setup.Webhook.Set(Url, Cancellation);
        var info = await setup.Webhook.Info(Cancellation);
        var deleted = await setup.Webhook.Delete(Cancellation);

        Assert.False(set.Succeeded);
        Assert.Contains("Telegram:WebhookSecret", set.Text, StringComparison.Ordinal);
        Assert.StartsWith($"url: {Url}", info.Text, StringComparison.Ordinal);
        Assert.True(deleted.Succeeded);
        Assert.Null(setup.Peer.Webhook);
    }
}
