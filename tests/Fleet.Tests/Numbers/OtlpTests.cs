using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using MirtAi.Cluster.Processes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Numbers;

/// <summary>What a collector gets of a process that is told of it by OpenTelemetry's own variables.</summary>
public sealed class OtlpTests
{
    private const string Service = "shop-under-test";

    [PostgresFact]
    public async Task Traces_metrics_and_logs_arrive_under_the_services_name_and_a_sends_lines_carry_its_session()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var port = FreePort.Next();
        await using var collector = await Collect(port, received);
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Settings = new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_SERVICE_NAME"] = Service,
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            },
        });
        var customer = shop.NewCustomer();
        shop.Peer.Faults.Add(PeerFault.TooManyRequests(retryAfter: 1) with { ChatId = customer.ChatId });

        await customer.SaysAsync("words that nobody else is to read");
        await customer.UntilAnswered();

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(customer.Key)))[..10];
        await UntilOne("/v1/traces", Service, "send telegram");
        await UntilOne("/v1/metrics", Service, "mirtai.send.duration");
        await UntilOne("/v1/logs", Service, "The platform asks to wait", $"s{hash}", "traceId");
        Assert.DoesNotContain(received, export => export.Body.Contains("words that nobody else", StringComparison.Ordinal));

        Task UntilOne(string path, params string[] parts) => Eventually.Until(
            () => received.Any(export => export.Path == path && parts.All(part => export.Body.Contains(part, StringComparison.Ordinal))),
            Patience.Long,
            $"{path} with {string.Join(", ", parts)}");
    }

    /// <summary>Texts are in the clear in Protocol Buffers.</summary>
    private static async Task<WebApplication> Collect(int port, ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return app;
    }
}
