using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>
/// Instagram's side of Direct on a loopback port. It takes what the documentation allows and refuses the rest as the platform does: the
/// token, the window, 300 messages a second, 1,000 bytes of text, one attachment a message, 13 quick replies.
/// </summary>
internal sealed class GraphPeer : IAsyncDisposable
{
    public const string Token = "IGAAinvented";
    public const string AccountId = "17841400000000001";

    private const int MaxPerSecond = 300;

    private readonly WebApplication app;
    private readonly ConcurrentQueue<SentMessage> messages = [];
    private readonly Queue<long> recent = [];
    private long lastId;
    private int renewals;
    private int profilesAsked;

    /// <summary>The post of the account.</summary>
    public const string MediaId = "17900000000000000";

    /// <summary>Comments and posts of the account.</summary>
    public GraphComments Comments { get; } = new();

    /// <summary>What it counts of the account and its posts.</summary>
    public GraphInsights Insights { get; } = new();

    private GraphPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single() + "/v23.0";

    /// <summary>What customers got, in order.</summary>
    public IReadOnlyList<SentMessage> Messages => [.. messages];

    /// <summary>What customers were shown besides messages: their id and the action.</summary>
    public ConcurrentQueue<string> Shown { get; } = [];

    /// <summary>Whether the token has the permission to read and send messages.</summary>
    public bool MayMessage { get; set; } = true;

    /// <summary>The fields of events that the app is subscribed to.</summary>
    public string Subscribed { get; set; } = "";

    /// <summary>When customers wrote last; of others the window is open.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Heard { get; } = new();

    /// <summary>The token that is taken now.</summary>
    public string Valid { get; set; } = Token;

    /// <summary>How long a token is good for that was renewed.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Whether no token is renewed.</summary>
    public bool RefuseRenewal { get; set; }

    /// <summary>How often a token was renewed.</summary>
    public int Renewals => Volatile.Read(ref renewals);

    /// <summary>Customers' names; of others nothing is known.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new();

    /// <summary>The addresses of customers' pictures; others have none.</summary>
    public ConcurrentDictionary<string, string> Pictures { get; } = new();

    /// <summary>How often somebody asked who a customer is.</summary>
    public int ProfilesAsked => Volatile.Read(ref profilesAsked);

    /// <summary>What is answered instead, to a message for a recipient; null takes it.</summary>
    public Func<string, (int Status, string Body)?> Refuse { get; set; } = _ => null;

    /// <summary>The header that tells with each message how much of the allowance is used; null for none.</summary>
    public (string Header, string Value)? Usage { get; set; }

    /// <summary>Called with each message that is taken, before the sender gets its answer.</summary>
    public Func<SentMessage, Task> Taken { get; set; } = _ => Task.CompletedTask;

    /// <summary>What is answered instead to a private reply; null takes it.</summary>
    public Func<string, (int Status, string Body)?> RefusePrivately { get; set; } = _ => null;

    public static async Task<GraphPeer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new GraphPeer(app);
        app.MapPost($"/v23.0/{AccountId}/messages", peer.Send);
        app.MapPost("/v23.0/{id}/replies", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Reply(context, id)));
        app.MapGet("/v23.0/{id}/replies", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Thread(id)));
        app.MapGet("/v23.0/{id}/insights", (HttpContext context, string id) => peer.Act(
            context, id, () => peer.Insights.Answer(context, id)));
        app.MapPost("/v23.0/{id}", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Change(context, id)));
        app.MapDelete("/v23.0/{id}", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Delete(id)));
        app.MapGet("/v23.0/{id}", (HttpContext context, string id) => peer.Act(
            context,
            id,
            () => context.Request.Query["fields"].ToString() switch
            {
                "name,username" => peer.Profile(context, id),
                "profile_pic" => peer.Picture(context, id),
                "username,followers_count,follows_count,media_count" when id == AccountId =>
                    """{"username":"invented.shop","followers_count":1204,"follows_count":18,"media_count":96,"id":"17841400000000001"}""",
                _ => peer.Comments.Find(context, id),
            }));
        app.MapGet("/refresh_access_token", peer.Renew);
        app.MapGet("/v23.0/me", context => peer.Authorized(
            context, _ => $$"""{"user_id":"{{AccountId}}","username":"invented.shop","id":"2"}"""));
        app.MapGet("/v23.0/me/conversations", context => peer.Authorized(context, request =>
        {
            if (peer.MayMessage && request.Query["platform"] == "instagram")
                return """{"data":[]}""";
            context.Response.StatusCode = 403;
            return Error(10, message: "Application does not have permission for this action");
        }));
        app.MapGet($"/v23.0/{AccountId}/subscribed_apps", context => peer.Authorized(
            context, _ => new JsonObject
            {
                ["data"] = new JsonArray(new JsonObject
                {
                    ["subscribed_fields"] = new JsonArray([.. peer.Subscribed.Split(',').Select(field => (JsonNode)field)]),
                }),
            }.ToJsonString()));
        app.MapPost($"/v23.0/{AccountId}/subscribed_apps", context => peer.Authorized(context, request =>
        {
            peer.Subscribed = request.Query["subscribed_fields"].ToString();
            return """{"success":true}""";
        }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    public static string Error(int code, int subcode = 0, string message = "An invented error") =>
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = message,
                ["type"] = "OAuthException",
                ["code"] = code,
                ["error_subcode"] = subcode,
                ["fbtrace_id"] = "A1",
            },
        }.ToJsonString();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Send(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        SentMessage? taken = null;
        await Authorized(context, _ =>
        {
            if ((string?)body["recipient"]!["comment_id"] is { } comment)
            {
                if (RefusePrivately(comment) is not var (refusal, why))
                    return $$"""{"message_id":"private{{Interlocked.Increment(ref lastId)}}"}""";
                context.Response.StatusCode = refusal;
                return why;
            }

            var recipient = (string)body["recipient"]!["id"]!;
            if (Refuse(recipient) is var (status, answer))
            {
                context.Response.StatusCode = status;
                return answer;
            }

            if (body["sender_action"] is { } action)
            {
                Shown.Enqueue($"{recipient} {action}");
                return $$"""{"recipient_id":"{{recipient}}"}""";
            }

            var message = body["message"]!;
            var (text, attachment) = ((string?)message["text"], message["attachment"]);
            var replies = message["quick_replies"]?.AsArray() ?? [];
            var kind = (string?)attachment?["type"];
            var isAllowed = (text is null) != (attachment is null)
                && kind is null or "image" or "audio" or "video" or "file"
                && Encoding.UTF8.GetByteCount(text ?? "") <= 1_000
                && replies.Count <= 13 && replies.All(reply => ((string)reply!["title"]!).Length <= 20);
            if (!isAllowed)
            {
                context.Response.StatusCode = 400;
                return Error(100, message: "Invalid parameter");
            }

            if (IsClosed(recipient, (string?)body["tag"]))
            {
                context.Response.StatusCode = 403;
                return Error(10, 2534022, "This message is sent outside of allowed window.");
            }

            if (!TryTakeRate())
            {
                context.Response.StatusCode = 400;
                return Error(613, message: "Calls to this API have exceeded the rate limit.");
            }

            var id = $"aWdfZAG1f{Interlocked.Increment(ref lastId)}";
            var address = (string?)attachment?["payload"]?["url"];
            taken = new(
                id, recipient, text ?? "", kind == "image" ? address : null, [.. replies.Select(reply => (string)reply!["title"]!)])
            {
                File = kind is null or "image" ? null : $"{kind} {address}",
                Tag = body["tag"] is { } tag ? $"{body["messaging_type"]} {tag}" : null,
            };
            if (Usage is var (header, value))
                context.Response.Headers[header] = value;
            messages.Enqueue(taken);
            return $$"""{"recipient_id":"{{recipient}}","message_id":"{{id}}"}""";
        }, () => taken is null ? Task.CompletedTask : Taken(taken));
    }

    /// <summary>24 hours after the customer's last message, and seven days for what a person wrote.</summary>
    private bool IsClosed(string recipient, string? tag) =>
        Heard.TryGetValue(recipient, out var at)
        && TimeProvider.System.GetUtcNow() - at > (tag == "HUMAN_AGENT" ? TimeSpan.FromDays(7) : TimeSpan.FromDays(1));

    /// <summary>As many calls as the account has for texts, in any second.</summary>
    private bool TryTakeRate()
    {
        lock (recent)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (recent.TryPeek(out var first) && TimeProvider.System.GetElapsedTime(first, now) > TimeSpan.FromSeconds(1))
                recent.Dequeue();
            if (recent.Count >= MaxPerSecond)
                return false;
            recent.Enqueue(now);
            return true;
        }
    }

    private string Profile(HttpContext context, string id)
    {
        Interlocked.Increment(ref profilesAsked);
        if (Names.TryGetValue(id, out var name))
            return new JsonObject { ["name"] = name, ["username"] = "invented." + id, ["id"] = id }.ToJsonString();
        context.Response.StatusCode = 400;
        return Error(9010, message: "No matching user found");
    }

    private string Picture(HttpContext context, string id)
    {
        if (Pictures.TryGetValue(id, out var address))
            return new JsonObject { ["profile_pic"] = address, ["id"] = id }.ToJsonString();
        context.Response.StatusCode = 400;
        return Error(9010, message: "No matching user found");
    }

    private Task Renew(HttpContext context) => Authorized(context, request =>
    {
        if (RefuseRenewal || request.Query["grant_type"] != "ig_refresh_token" || request.Query["access_token"] != Valid)
        {
            context.Response.StatusCode = 400;
            return Error(100);
        }

        Valid = $"{Token}{Interlocked.Increment(ref renewals)}";
        return new JsonObject { ["access_token"] = Valid, ["token_type"] = "bearer", ["expires_in"] = (long)Life.TotalSeconds }
            .ToJsonString();
    });

    private async Task Act(HttpContext context, string id, Func<string> act)
    {
        var isKnown = context.Request.Headers.Authorization.ToString() == $"Bearer {Valid}";
        if (isKnown && Refuse(id) is null && Comments.LosesAnswer(context.Request.Method))
        {
            act();
            context.Abort();
            return;
        }

        await Authorized(context, _ =>
        {
            if (Refuse(id) is not var (status, answer))
                return act();
            context.Response.StatusCode = status;
            return answer;
        });
    }

    private async Task Authorized(HttpContext context, Func<HttpRequest, string> answer, Func<Task>? beforeAnswer = null)
    {
        var isKnown = context.Request.Headers.Authorization.ToString() == $"Bearer {Valid}";
        context.Response.StatusCode = isKnown ? 200 : 401;
        var body = isKnown ? answer(context.Request) : Error(190, message: "Invalid OAuth access token");
        context.Response.ContentType = "application/json";
        if (beforeAnswer is not null)
            await beforeAnswer();
        await context.Response.WriteAsync(body);
    }

    internal sealed record SentMessage(string Id, string Recipient, string Text, string? Image, IReadOnlyList<string> QuickReplies)
    {
        /// <summary>The type of a file that is no photo, and its address; null of none.</summary>
        public string? File { get; init; }

        /// <summary>The type of message and its tag; null of one without a tag.</summary>
        public string? Tag { get; init; }
    }
}
