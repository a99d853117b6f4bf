using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Channels;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Settings;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Token = "7000000001:invented";

    [Fact]
    public void Without_settings_the_channel_is_off_and_the_start_goes_on()
    {
        using var services = TelegramSetup.Services([]);

        Assert.False(services.GetRequiredService<IOptions<TelegramOptions>>().Value.IsOn);
        Assert.Empty(services.GetServices<IChannelClient>());
    }

    [Fact]
    public void Empty_settings_are_no_settings()
    {
        using var services = TelegramSetup.Services(new()
        {
            ["Telegram:BotToken"] = "",
            ["Telegram:WebhookSecret"] = "",
            ["Telegram:ApiBaseUrl"] = "",
            ["Telegram:ManagerChatId"] = "",
            ["Telegram:ManagerThreadId"] = "",
            ["Telegram:ManagerBotToken"] = "",
        });

        Assert.Equal("https://api.telegram.org", services.GetRequiredService<IOptions<TelegramOptions>>().Value.ApiBaseUrl);
    }

    [Theory]
    [InlineData("Telegram:WebhookSecret is missing", "BotToken", Token, "Mode", "webhook")]
    [InlineData("Telegram:BotToken is missing", "WebhookSecret", "secret")]
    [InlineData("Telegram:BotToken is not a bot token", "BotToken", "invented", "WebhookSecret", "secret")]
    [InlineData("Telegram:WebhookSecret must be", "BotToken", Token, "WebhookSecret", "пароль")]
    [InlineData("Telegram:WebhookSecret must be", "BotToken", Token, "WebhookSecret", "two words")]
    [InlineData("Telegram:ManagerChatId is missing", "BotToken", Token, "WebhookSecret", "s", "ManagerThreadId", "7")]
    [InlineData("Telegram:Mode must be webhook or polling", "BotToken", Token, "WebhookSecret", "s", "Mode", "push")]
    [InlineData("Telegram:ManagerChatId is missing", "ManagerBotToken", Token)]
    [InlineData("Telegram:ManagerBotToken is missing", "ManagerChatId", "-100")]
    [InlineData("Telegram:ManagerThreadId must be", "BotToken", Token, "WebhookSecret", "s", "ManagerChatId", "-100", "ManagerThreadId", "-7")]
    [InlineData("Telegram:ApiBaseUrl must be", "ApiBaseUrl", "api.telegram.org")]
    [InlineData("Telegram:ApiBaseUrl must be", "ApiBaseUrl", "ftp://api.telegram.org")]
    [InlineData("Telegram:SendTimeout must be", "SendTimeout", "1.00:00:00")]
    [InlineData("Telegram:PerChatBurst must be", "PerChatBurst", "0")]
    [InlineData("Telegram:PerGroupPerMinute must be", "PerGroupPerMinute", "3")]
    public void A_start_that_cannot_work_is_stopped_with_the_key_to_set(string message, params string[] settings)
    {
        using var services = TelegramSetup.Services(
            settings.Chunk(2).ToDictionary(pair => $"Telegram:{pair[0]}", pair => (string?)pair[1]));

        var faults = SettingsFaults.Collect(services);

        Assert.Contains(faults, fault => fault.StartsWith(message, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("invented", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("s", null, false)]
    [InlineData("s", "Polling", true)]
    [InlineData("s", "webhook", false)]
    public void Updates_are_polled_unless_there_is_a_secret_for_a_webhook(string? secret, string? mode, bool polls)
    {
        using var services = TelegramSetup.Services(
            new() { ["Telegram:BotToken"] = Token, ["Telegram:WebhookSecret"] = secret, ["Telegram:Mode"] = mode });
        var channel = services.GetRequiredService<IChannel>();

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal((polls, !polls), (channel.Feeds.Any(feed => feed.IsOn), channel.Webhook!.IsOn));
        Assert.Contains(channel.Health, health => health is { Part: "telegram", State: ChannelHealth.On });
    }

    [Fact]
    public void Managers_can_have_a_bot_in_a_shop_without_telegram_customers()
    {
        using var services = TelegramSetup.Services(new() { ["Telegram:ManagerBotToken"] = Token, ["Telegram:ManagerChatId"] = "-100" });

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(["telegram-manager"], services.GetServices<IChannelClient>().Select(client => client.Account));
    }
}
