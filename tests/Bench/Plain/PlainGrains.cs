using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Cluster.Processes;
using Orleans;
using Orleans.Hosting;

namespace MirtAi.Bench.Plain;

/// <summary>
/// What most would write: an endpoint that parses an update and calls the customer's grain, whose <c>IPersistentState</c> is written to the
/// same database once a message. It knows no duplicates, no debounce and no outbox.
/// </summary>
internal static class PlainGrains
{
    public const string Argument = "plain-grains";
    public const string Storage = "plain";

    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var connectionString = builder.Configuration["Plain:ConnectionString"];
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: FreePort.Next(), gatewayPort: FreePort.Next())
            .AddAdoNetGrainStorage(Storage, options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connectionString;
            }));
        var app = builder.Build();
        app.MapGet("/health/ready", () => TypedResults.Ok());
        app.MapPost("/webhooks/telegram", Receive);
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> Receive(HttpRequest request, IGrainFactory grains)
    {
        using var update = await JsonDocument.ParseAsync(request.Body);
        var message = update.RootElement.GetProperty("message");
        var customer = message.GetProperty("chat").GetProperty("id").GetInt64();
        await grains.GetGrain<IPlainGrain>(customer).Receive(message.GetProperty("text").GetString()!);
        return Results.Ok();
    }
}
