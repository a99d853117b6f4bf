namespace MirtAi.Channels.Tests.Telegram;

public sealed class TelegramComplianceTests : WebhookCompliance
{
    internal override WebhookUnderTest Webhook { get; } = new TelegramUnderTest();
}
