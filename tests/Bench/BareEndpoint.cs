using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Api.Webhooks;
using MirtAi.Channels.Telegram;

namespace MirtAi.Bench;

/// <summary>The limit of HTTP: an endpoint that reads and parses an update and answers, and stores nothing.</summary>
internal static class BareEndpoint
{
    public const string Argument = "bare-endpoint";

    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddTelegram(builder.Configuration);
        var app = builder.Build();
        var parser = app.Services.GetRequiredService<TelegramUpdateParser>();
        app.MapGet("/health/ready", () => TypedResults.Ok());
        app.MapPost("/webhooks/telegram", async (HttpRequest request, CancellationToken cancellationToken) =>
            parser.Parse(await WebhookBody.Read(request, cancellationToken)) is ParsedUpdate.Event ? Results.Ok() : Results.BadRequest());
        await app.RunAsync();
        return 0;
    }
}
