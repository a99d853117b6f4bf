using MirtAi.Api.Http;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Settings;
using MirtAi.Silo.Telegram;

namespace MirtAi.Api.CommandLine;

/// <summary><c>./mirt telegram set-webhook URL | info | delete-webhook</c>.</summary>
internal static class TelegramCommand
{
    /// <summary>Runs it. Returns the exit code: 0 done, 1 failed, 2 wrong use.</summary>
    public static async Task<int> Run(string[] args)
    {
        Func<TelegramWebhookAdministration, Task<WebhookAdministrationResult>>? command = args switch
        {
            ["set-webhook", var url] when Uri.TryCreate(url, UriKind.Absolute, out _) => webhook => webhook.Set(url, CancellationToken.None),
            ["info"] => webhook => webhook.Info(CancellationToken.None),
            ["delete-webhook"] => webhook => webhook.Delete(CancellationToken.None),
            _ => null,
        };
        if (command is null)
        {
            await Console.Error.WriteLineAsync("usage: ./mirt telegram set-webhook URL | info | delete-webhook; a URL is like https://shop.example/webhooks/telegram");
            return 2;
        }
        return await Execute(command);
    }

    private static async Task<int> Execute(Func<TelegramWebhookAdministration, Task<WebhookAdministrationResult>> command)
    {
        var result = await SettingsFaults.Guard<WebhookAdministrationResult?>(
            async () =>
            {
                using var host = Build();
                return await command(host.Services.GetRequiredService<TelegramWebhookAdministration>());
            },
            null,
            Console.Error);
        if (result is null)
            return 1;
        await (result.Succeeded ? Console.Out : Console.Error).WriteLineAsync(result.Text);
        return result.Succeeded ? 0 : 1;
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddDefaults().AddEnvironmentVariables().AddDotEnv(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Configuration.IgnoreEmpty();
        builder.Services.AddTelegram(builder.Configuration);
        return builder.Build();
    }
}
