using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Hosting;

namespace MirtAi.Bench;

/// <summary>The service in this process, where its memory can be weighed and its parts replaced.</summary>
internal static class InProcess
{
    public static async Task<WebApplication> Start(BenchDatabase database, Action<IServiceCollection> configure, params string[] more)
    {
        string[] settings =
        [
            "--Storage:Provider=postgres", $"--Storage:ConnectionString={database.ConnectionString}",
            $"--Telegram:BotToken={Updates.BotToken}", $"--Telegram:WebhookSecret={Updates.Secret}",
            "--Telegram:ApiBaseUrl=http://127.0.0.1:9",
            "--Admin:Token=bench-admin-token-of-at-least-32-characters", "--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error",
            .. more,
        ];
        var app = Service.Build(settings, configure);
        await app.StartAsync();
        return app;
    }

    /// <summary>The port that it got.</summary>
    public static int Port(WebApplication app) => new Uri(app.Urls.First()).Port;
}
