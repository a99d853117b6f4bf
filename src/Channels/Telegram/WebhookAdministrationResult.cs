namespace MirtAi.Channels.Telegram;

/// <summary>What the command line prints and whether it succeeded. An error is one line.</summary>
internal sealed record WebhookAdministrationResult(bool Succeeded, string Text);
