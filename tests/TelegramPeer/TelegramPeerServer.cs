using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MirtAi.TelegramPeer;

/// <summary>
/// A small Bot API on a loopback port that is as strict as the platform: it refuses what is too long, broken or too fast, records
/// each such violation, and keeps every delivered message in order.
/// </summary>
public sealed class TelegramPeerServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly WebApplication application;
    private readonly PeerState state;
    private readonly RateLimits rates;

    private TelegramPeerServer(TelegramPeerOptions options, TimeProvider time)
    {
        state = new PeerState(time);
        rates = new RateLimits(options, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        application = builder.Build();
        var endpoint = new BotApiEndpoint(options, state, Faults, rates, time);
        application.Map(
            $"{options.PathPrefix}/bot{{token}}/{{method}}",
            (HttpContext context, string token, string method) => endpoint.Call(context, token, method));
        application.MapGet(
            $"{options.PathPrefix}/file/bot{{token}}/{{**path}}",
            (HttpContext context, string token, string path) => endpoint.Download(context, token, path));
        MapControl();
        PathPrefix = options.PathPrefix;
    }

    /// <summary>What to set as the Bot API's base address.</summary>
    public string BaseAddress => application.Urls.First() + PathPrefix;

    /// <summary>The ways to fail that are prepared.</summary>
    public PeerFaults Faults { get; } = new();

    /// <summary>What was done wrong; a good test ends with none.</summary>
    public IReadOnlyList<Violation> Violations => state.Violations;

    /// <summary>The buttons that were acknowledged, by the query's id.</summary>
    public IReadOnlyList<string> Acknowledged => state.Acknowledged;

    /// <summary>What was shown to who pressed a button; null if nothing was.</summary>
    public string? Shown(string callbackId) => state.Shown(callbackId);

    /// <summary>The chats in which typing was shown, in order.</summary>
    public IReadOnlyList<long> Typing => state.Typing;

    /// <summary>Topics in which typing was shown, in the order of <see cref="Typing"/>; null outside of one.</summary>
    public IReadOnlyList<long?> TypingThreads => state.TypingThreads;

    /// <summary>The methods that were called with a known token, in order.</summary>
    public IReadOnlyList<string> Calls => state.Calls;

    /// <summary>The parameters of the webhook that is set for the customers' bot, or null.</summary>
    public JsonObject? Webhook => state.Updates(TelegramPeerOptions.DefaultToken).Webhook;

    private string PathPrefix { get; }

    public static async Task<TelegramPeerServer> Start(TelegramPeerOptions? options = null, TimeProvider? time = null)
    {
        var server = new TelegramPeerServer(options ?? new TelegramPeerOptions(), time ?? TimeProvider.System);
        await server.application.StartAsync();
        return server;
    }

    /// <summary>The messages that arrived, of one chat or of all, in order.</summary>
    public IReadOnlyList<DeliveredMessage> Messages(long? chatId = null) => state.Messages(chatId);

    /// <summary>Completes when so many calls with a known token have arrived, whatever becomes of them.</summary>
    public Task CallsReach(int count) => state.CallsReach(count);

    /// <summary>An update that waits to be asked for (<c>getUpdates</c>). Its id must be greater than those before.</summary>
    public void Add(JsonObject update, string token = TelegramPeerOptions.DefaultToken) => state.Updates(token).Add(update);

    /// <summary>The ids of the customers' bot's updates that nobody has confirmed, in order.</summary>
    public IReadOnlyList<long> Pending => state.Updates(TelegramPeerOptions.DefaultToken).Pending;

    /// <summary>Sets a webhook as some other program would; null deletes it.</summary>
    public void SetWebhook(string? url, string token = TelegramPeerOptions.DefaultToken) =>
        state.Updates(token).Webhook = url is null ? null : new JsonObject { ["url"] = url };

    /// <summary>What the bots are in a chat: <c>administrator</c>, <c>member</c>, <c>restricted</c>, <c>left</c>, <c>kicked</c>.</summary>
    public void SetMembership(long chatId, string status) => state.Memberships[chatId] = status;

    /// <summary>Makes a group a forum, or an ordinary one; without the right the bots may not make, rename or open topics there.</summary>
    public void SetForum(long chatId, bool isForum = true, bool mayManageTopics = true) =>
        state.Forums.Set(chatId, isForum, mayManageTopics);

    /// <summary>The topics of a forum, oldest first.</summary>
    public IReadOnlyList<ForumTopic> Topics(long chatId) => state.Forums.Topics(chatId);

    /// <summary>A manager closes a topic.</summary>
    public void CloseTopic(long chatId, long threadId) =>
        state.Forums.Put(chatId, state.Forums.Find(chatId, threadId)! with { IsClosed = true });

    /// <summary>A manager deletes a topic.</summary>
    public void DeleteTopic(long chatId, long threadId) => state.Forums.Delete(chatId, threadId);

    /// <summary>Puts a file where customers' photos lie, and returns its file id.</summary>
    public string AddFile(byte[] content, string? owner = null) => state.AddFile(content, owner);

    /// <summary>Forgets everything, faults and pace included.</summary>
    public void Reset()
    {
        state.Reset();
        rates.Clear();
        Faults.Clear();
    }

    public Task WaitForShutdown() => HostingAbstractionsHostExtensions.WaitForShutdownAsync(application);

    public async ValueTask DisposeAsync()
    {
        // A hanging request must not hold up the end of a test.
        await application.StopAsync(new CancellationToken(canceled: true));
        await application.DisposeAsync();
    }

    private void MapControl()
    {
        application.MapGet("/_peer/messages", (long? chat) => Results.Json(Messages(chat), Json));
        application.MapGet("/_peer/violations", () => Results.Json(Violations, Json));
        application.MapGet("/_peer/acknowledged", () => Results.Json(Acknowledged, Json));
        application.MapPost("/_peer/faults", async (HttpRequest request) =>
        {
            if (await request.ReadFromJsonAsync<PeerFault>(Json, request.HttpContext.RequestAborted) is { } fault)
                Faults.Add(fault);
            return Results.NoContent();
        });
        application.MapPost("/_peer/files", async (HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
            return Results.Json(new { fileId = AddFile(content.ToArray()) }, Json);
        });
        application.MapPost("/_peer/reset", () =>
        {
            Reset();
            return Results.NoContent();
        });
    }
}
