namespace MirtAi.Channels.Telegram;

/// <summary><c>./mirt telegram set-webhook URL | info | delete-webhook</c>.</summary>
/// <param name="administration">Made only when the arguments make sense: it needs settings that are right.</param>
internal sealed class TelegramWebhookCommand(Func<TelegramWebhookAdministration> administration) : IChannelCommand
{
    private const string Usage =
        "usage: ./mirt telegram set-webhook URL | info | delete-webhook; a URL is like https://shop.example/webhooks/telegram";

    /// <inheritdoc/>
    public string Verb => "telegram";

    /// <inheritdoc/>
    public async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        Func<TelegramWebhookAdministration, Task<WebhookAdministrationResult>>? command = args switch
        {
            ["set-webhook", var url] when Uri.TryCreate(url, UriKind.Absolute, out _) =>
                webhook => webhook.Set(url, CancellationToken.None),
            ["info"] => webhook => webhook.Info(CancellationToken.None),
            ["delete-webhook"] => webhook => webhook.Delete(CancellationToken.None),
            _ => null,
        };
        if (command is null)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var result = await command(administration());
        await (result.Succeeded ? output : errors).WriteLineAsync(result.Text);
        return result.Succeeded ? 0 : 1;
    }
}
