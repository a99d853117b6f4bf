using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.OpenAIPeer;

/// <summary>
/// A server of the chat completions interface: it checks what it is asked as the platform does, answers what the test prepared, and
/// fails in the ways in which the platform fails.
/// </summary>
public sealed class OpenAIPeerServer : IAsyncDisposable
{
    public const string ApiKey = "sk-test-peer-0123456789";

    private readonly WebApplication application;
    private readonly ConcurrentQueue<PeerReply> prepared = new();
    private readonly ConcurrentQueue<PeerRequest> requests = new();
    private readonly ConcurrentQueue<string> violations = new();
    private int number;
    private int current;
    private int most;

    private OpenAIPeerServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.MapPost("/v1/chat/completions", Complete);
        application.MapPost("/v1/embeddings", Embed);
    }

    /// <summary>What to set as the provider's address.</summary>
    public string BaseAddress => application.Urls.First() + "/v1";

    /// <summary>What is answered when nothing is prepared.</summary>
    public Func<PeerRequest, PeerReply> Otherwise { get; set; } = _ => PeerReply.Say("ok");

    /// <summary>The calls that came, in order, those that were refused included.</summary>
    public IReadOnlyList<PeerRequest> Requests => [.. requests];

    /// <summary>Rules of the platform that were broken; a good test ends with none.</summary>
    public IReadOnlyList<string> Violations => [.. violations];

    /// <summary>The most calls that were being answered at a time.</summary>
    public int MostAtOnce => most;

    public static async Task<OpenAIPeerServer> Start()
    {
        var server = new OpenAIPeerServer();
        await server.application.StartAsync();
        return server;
    }

    /// <summary>Prepares the next answers.</summary>
    public void Prepare(params ReadOnlySpan<PeerReply> replies)
    {
        foreach (var reply in replies)
            prepared.Enqueue(reply);
    }

    public async ValueTask DisposeAsync()
    {
        // A hanging request must not hold up the end of a test.
        await application.StopAsync(new CancellationToken(canceled: true));
        await application.DisposeAsync();
    }

    private async Task Complete(HttpContext context)
    {
        var now = Interlocked.Increment(ref current);
        most = Math.Max(most, now);
        try
        {
            if (await Take(context) is not { } request)
                return;
            if (RequestRules.Fault(request.Body) is { } fault)
            {
                violations.Enqueue(fault);
                await Write(context, 400, Completions.Error(fault, "invalid_request_error"));
                return;
            }

            await Answer(context, request, prepared.TryDequeue(out var reply) ? reply : Otherwise(request));
        }
        finally
        {
            Interlocked.Decrement(ref current);
        }
    }

    private async Task Embed(HttpContext context)
    {
        if (await Take(context) is not { } request)
            return;
        if (request.Body["input"] is not JsonArray { Count: > 0 and <= 2048 } texts
            || texts.Any(text => string.IsNullOrEmpty((string?)text)))
        {
            violations.Enqueue("input is invalid");
            await Write(context, 400, Completions.Error("'$.input' is invalid", "invalid_request_error"));
            return;
        }

        if (prepared.TryDequeue(out var reply))
            await Answer(context, request, reply);
        else
            await Write(context, 200, Completions.Embeddings(texts, request.Model));
    }

    /// <summary>Reads and notes a call; null if it was answered already.</summary>
    private async Task<PeerRequest?> Take(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
        var request = new PeerRequest(context.Request.Path, body);
        requests.Enqueue(request);
        if (context.Request.Headers.Authorization == $"Bearer {ApiKey}")
            return request;
        await Write(context, 401, Completions.Error("Incorrect API key provided", "invalid_api_key"));
        return null;
    }

    private async Task Answer(HttpContext context, PeerRequest request, PeerReply reply)
    {
        var id = Interlocked.Increment(ref number);
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        switch (reply.Kind)
        {
            case PeerReplyKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case PeerReplyKind.Drop:
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("{\"id\":\"chatcmpl-", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case PeerReplyKind.Error:
                await Write(context, reply.Status, Completions.Error("prepared", reply.Text));
                break;
            case PeerReplyKind.Raw:
                context.Response.StatusCode = reply.Status;
                await (reply.IsCompressed ? WriteCompressed(context, reply.Text)
                    : context.Response.WriteAsync(reply.Text, context.RequestAborted));
                break;
            default:
                await (request.Body["stream"] is JsonValue stream && stream.GetValueKind() is JsonValueKind.True
                    ? Stream(context, Completions.Stream(reply, request.Model, id))
                    : Write(context, 200, Completions.Of(reply, request.Model, id)));
                break;
        }
    }

    private static async Task Stream(HttpContext context, IEnumerable<string> events)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var one in events)
        {
            await context.Response.WriteAsync($"data: {one}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task WriteCompressed(HttpContext context, string body)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var compressed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await compressed.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
    }

    private static Task Write(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
