using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Api.Hosting;
using MirtAi.TelegramPeer;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace MirtAi.Api.Tests.Telemetry;

/// <summary>The whole service in this process, with somebody who collects its traces and logs.</summary>
[Collection(nameof(ListensToTraces))]
public sealed class TracingTests
{
    private const string Secret = "an-invented-secret_1";
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_traced_to_its_commit_and_its_turn_which_links_to_it_to_the_send()
    {
        using var folder = new TempFolder();
        await using var peer = await TelegramPeerServer.Start();
        var spans = new Collected<Activity>();
        var records = new ConcurrentQueue<string>();
        await using var app = Service.Build(
            [
                $"--Storage:ConnectionString=Data Source={folder.File("mirt.db")}", $"--contentRoot={ServiceAssembly.Root}",
                "--Urls=http://127.0.0.1:0", "--Orleans:Dashboard=false", "--environment=Development",
                $"--Telegram:BotToken={TelegramPeerOptions.DefaultToken}", $"--Telegram:WebhookSecret={Secret}",
                $"--Telegram:ApiBaseUrl={peer.BaseAddress}", "--Conversation:DebounceWindow=00:00:00.300",
                "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9",
            ],
            services => services
                .ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(spans))
                .ConfigureOpenTelemetryLoggerProvider(logs => logs.AddProcessor(new Texts(records))));
        await app.StartAsync(Cancellation);
        app.Services.GetRequiredService<ILogger<TracingTests>>().LogWarning(
            new InvalidOperationException("call +380671234567"), "Text {Text} of {Phone}", "words of a customer", "+380671234567");

        // The client of this process would begin a trace of its own.
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) };
        // As the platform does it: again until it is taken, for a busy machine may say "later".
        await Eventually.Until(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram")
                {
                    Content = new StringContent(
                        TelegramUpdates.Text(1, 510_000_001, "Добрий день!").ToJsonString(), Encoding.UTF8, "application/json"),
                };
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
                request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
                using var response = await http.SendAsync(request, Cancellation);
                return response.IsSuccessStatusCode;
            },
            Patience);
        await Eventually.Until(() => Span("send telegram") is not null, Patience);
        var send = Span("send telegram")!;
        await app.StopAsync(Cancellation);

        Assert.Equal(Trace, Span("commit session")!.TraceId.ToHexString());
        var turn = Span("turn")!;
        Assert.NotEqual(Trace, turn.TraceId.ToHexString());
        Assert.Contains(turn.Links, link => link.Context.TraceId.ToHexString() == Trace);
        Assert.Equal((turn.TraceId, turn.SpanId), (send.TraceId, send.ParentSpanId));
        Assert.Contains(spans.Ended, span =>
            span.DisplayName == "telegram sendMessage" && (span.TraceId, span.ParentSpanId) == (send.TraceId, send.SpanId));
        // The peer's own requests are in this process, too.
        Assert.DoesNotContain(
            spans.Ended.Where(span => !span.DisplayName.EndsWith("/bot{token}/{method}", StringComparison.Ordinal))
                .SelectMany(span => span.TagObjects),
            tag => $"{tag.Value}".Contains("invented-token", StringComparison.Ordinal));
        var logged = string.Join('\n', records);
        Assert.Contains("InvalidOperationException", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("671234567", logged, StringComparison.Ordinal);
        Assert.DoesNotContain("words of a customer", logged, StringComparison.Ordinal);

        Activity? Span(string name) => spans.Ended.FirstOrDefault(span => span.DisplayName == name);
    }

    /// <summary>Records are used again after they were exported, so they are read at once.</summary>
    private sealed class Texts(ConcurrentQueue<string> records) : OpenTelemetry.BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data) => records.Enqueue(
            $"{data.FormattedMessage} {data.Body} {string.Join(' ', data.Attributes ?? [])} {data.Exception}");
    }
}
