using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Channels.Tests.ManyChat;

/// <summary>
/// ManyChat's side on a loopback port. It takes what the documentation allows and refuses the rest as ManyChat does: the token, ten
/// messages, five actions and eleven quick replies a content, 25 contents a second, 2,000 characters a text, public pictures, and fields
/// and tags that the shop has made.
/// </summary>
internal sealed class ManyChatPeer : IAsyncDisposable
{
    public const string Token = "12345:invented", ButtonFlow = "content20260302120000_123456";

    private const int MaxMessages = 10, MaxActions = 5, MaxQuickReplies = 11, MaxCaption = 20, MaxText = 2_000;

    /// <summary>25 a second, over a while in which a busy machine's pauses do not tell.</summary>
    private const int MaxAtOnce = 100;

    private static readonly TimeSpan Once = TimeSpan.FromSeconds(4);

    private readonly WebApplication app;
    private readonly ConcurrentQueue<SentMessage> messages = [];
    private readonly Queue<long> recent = [];
    private readonly ConcurrentDictionary<(string Subscriber, string Name), string> fields = [];
    private readonly ConcurrentDictionary<(string Subscriber, string Tag), bool> tags = [];

    private ManyChatPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>What subscribers got, in order.</summary>
    public IReadOnlyList<SentMessage> Messages => [.. messages];

    /// <summary>The fields and tags that the shop has made.</summary>
    public HashSet<string> Made { get; } =
    [
        "ai_state", "ai_intent", "last_product", "order_sum", "client_name", "client_phone", "client_city", "client_nova_poshta",
        "ai_responded", "needs_human", "order_started", "order_created", "order_paid", "followup_sent",
        "ai_followup_pending", "ai_button",
    ];

    public static async Task<ManyChatPeer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new ManyChatPeer(app);
        app.MapPost("/fb/sending/sendContent", (HttpContext context) => peer.TryTakeRate()
            ? Answer(context, peer.Send)
            : Refuse(context));
        app.MapPost("/fb/subscriber/setCustomFields", (HttpContext context) => Answer(context, peer.Set));
        app.MapPost("/fb/subscriber/addTagByName", (HttpContext context) => Answer(context, body => peer.Tag(body, "add_tag")));
        app.MapPost("/fb/subscriber/removeTagByName", (HttpContext context) => Answer(context, body => peer.Tag(body, "remove_tag")));
        app.MapGet("/fb/page/getInfo", (HttpContext context) => Tell(context, new JsonObject { ["name"] = "Вигадана крамниця" }));
        foreach (var list in (string[])["getCustomFields", "getTags"])
            app.MapGet($"/fb/page/{list}", (HttpContext context) => Tell(context, new JsonArray(
                [.. peer.Made.Select(name => (JsonNode)new JsonObject { ["id"] = 1, ["name"] = name })])));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    /// <summary>A field of a subscriber; null if it was not set.</summary>
    public string? Field(string subscriber, string name) => fields.GetValueOrDefault((subscriber, name));

    /// <summary>Whether a subscriber has a tag.</summary>
    public bool Has(string subscriber, string tag) => tags.ContainsKey((subscriber, tag));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private bool TryTakeRate()
    {
        lock (recent)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (recent.TryPeek(out var first) && TimeProvider.System.GetElapsedTime(first, now) > Once)
                recent.Dequeue();
            if (recent.Count >= MaxAtOnce)
                return false;
            recent.Enqueue(now);
            return true;
        }
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 429;
        return context.Response.WriteAsync("""{"status":"error","message":"Max RPS limit reached"}""");
    }

    private static Task Tell(HttpContext context, JsonNode data)
    {
        var isKnown = IsKnown(context);
        context.Response.StatusCode = isKnown ? 200 : 401;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync((isKnown
            ? new JsonObject { ["status"] = "success", ["data"] = data }
            : new JsonObject { ["status"] = "error", ["message"] = "Token is required" }).ToJsonString());
    }

    private static bool IsKnown(HttpContext context) => context.Request.Headers.Authorization.ToString() == $"Bearer {Token}";

    private static async Task Answer(HttpContext context, Func<JsonNode, string?> act)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var isKnown = IsKnown(context);
        var refusal = isKnown ? act(body) : "Token is required";
        context.Response.StatusCode = !isKnown ? 401 : refusal is null ? 200 : 400;
        context.Response.ContentType = "application/json";
        var answer = refusal is null
            ? new JsonObject { ["status"] = "success" }
            : new JsonObject { ["status"] = "error", ["message"] = refusal };
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private string? Send(JsonNode body)
    {
        var subscriber = (string)body["subscriber_id"]!;
        var content = body["data"]!["content"]!;
        var sent = content["messages"]!.AsArray();
        var actions = content["actions"]?.AsArray() ?? [];
        if ((string?)body["data"]!["version"] != "v2" || sent.Count is 0 or > MaxMessages || actions.Count > MaxActions)
            return "Validation error";
        if (sent.Any(message => !IsAllowed(message!)))
            return "Wrong message";
        var replies = content["quick_replies"]?.AsArray() ?? [];
        if (replies.Count > MaxQuickReplies || replies.Any(reply => !IsAllowedReply(reply!)))
            return "Wrong quick reply";
        if (actions.Concat(replies.SelectMany(reply => reply!["actions"]!.AsArray())).Select(NameOf).FirstOrDefault(name => !Made.Contains(name)) is { } unknown)
            return $"Field or tag {unknown} is not found";
        foreach (var action in actions)
            Apply(subscriber, action!);
        foreach (var message in sent)
            messages.Enqueue(new(subscriber, (string?)message!["text"] ?? "", (string?)message["url"]));
        return null;
    }

    private string? Set(JsonNode body)
    {
        foreach (var field in body["fields"]!.AsArray())
        {
            if (!Made.Contains((string)field!["field_name"]!))
                return $"Field {field["field_name"]} is not found";
            fields[((string)body["subscriber_id"]!, (string)field["field_name"]!)] = field["field_value"]!.ToString();
        }

        return null;
    }

    private string? Tag(JsonNode body, string action)
    {
        if (!Made.Contains(NameOf(body)))
            return $"Tag {NameOf(body)} is not found";
        Apply((string)body["subscriber_id"]!, new JsonObject { ["action"] = action, ["tag_name"] = NameOf(body) });
        return null;
    }

    private void Apply(string subscriber, JsonNode action)
    {
        switch ((string)action["action"]!)
        {
            case "add_tag":
                tags[(subscriber, NameOf(action))] = true;
                break;
            case "remove_tag":
                tags.TryRemove((subscriber, NameOf(action)), out _);
                break;
            default:
                fields[(subscriber, NameOf(action))] = (string)action["value"]!;
                break;
        }
    }

    private static bool IsAllowed(JsonNode message) => (string?)message["type"] switch
    {
        "text" => ((string?)message["text"])?.Length is > 0 and <= MaxText,
        "image" => ((string?)message["url"])?.StartsWith("https://", StringComparison.Ordinal) == true,
        _ => false,
    };

    private static bool IsAllowedReply(JsonNode reply) =>
        (string?)reply["type"] == "flow" && (string?)reply["target"] == ButtonFlow
        && ((string?)reply["caption"])?.Length is > 0 and <= MaxCaption;

    private static string NameOf(JsonNode? action) => (string)(action!["field_name"] ?? action["tag_name"])!;

    internal sealed record SentMessage(string Subscriber, string Text, string? Image);
}
