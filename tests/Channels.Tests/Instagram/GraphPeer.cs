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
/// token, 1,000 bytes of text, one attachment a message, 13 quick replies.
/// </summary>
internal sealed class GraphPeer : IAsyncDisposable
{
    public const string Token = "IGAAinvented";
    public const string AccountId = "17841400000000001";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<SentMessage> messages = [];
    private long lastId;

    /// <summary>The post of the account.</summary>
    public const string MediaId = "17900000000000000";

    /// <summary>Comments and posts of the account.</summary>
    public GraphComments Comments { get; } = new();

    private GraphPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single() + "/v23.0";

    /// <summary>What customers got, in order.</summary>
    public IReadOnlyList<SentMessage> Messages => [.. messages];

    public ConcurrentQueue<string> Typing { get; } = [];

    /// <summary>The fields of events that the app is subscribed to.</summary>
    public string Subscribed { get; set; } = "";

    /// <summary>What is answered instead, to a message for a recipient; null takes it.</summary>
    public Func<string, (int Status, string Body)?> Refuse { get; set; } = _ => null;

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
        app.MapPost("/v23.0/{id}", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Change(context, id)));
        app.MapDelete("/v23.0/{id}", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Delete(id)));
        app.MapGet("/v23.0/{id}", (HttpContext context, string id) => peer.Act(context, id, () => peer.Comments.Find(context, id)));
        app.MapGet("/v23.0/me", context => Authorized(
            context, _ => $$"""{"user_id":"{{AccountId}}","username":"invented.shop","id":"2"}"""));
        app.MapGet($"/v23.0/{AccountId}/subscribed_apps", context => Authorized(
            context, _ => new JsonObject
            {
                ["data"] = new JsonArray(new JsonObject
                {
                    ["subscribed_fields"] = new JsonArray([.. peer.Subscribed.Split(',').Select(field => (JsonNode)field)]),
                }),
            }.ToJsonString()));
        app.MapPost($"/v23.0/{AccountId}/subscribed_apps", context => Authorized(context, request =>
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
                Typing.Enqueue($"{recipient} {action}");
                return $$"""{"recipient_id":"{{recipient}}"}""";
            }

            var message = body["message"]!;
            var (text, attachment) = ((string?)message["text"], message["attachment"]);
            var replies = message["quick_replies"]?.AsArray() ?? [];
            var isAllowed = (text is null) != (attachment is null)
                && Encoding.UTF8.GetByteCount(text ?? "") <= 1_000
                && replies.Count <= 13 && replies.All(reply => ((string)reply!["title"]!).Length <= 20);
            if (!isAllowed)
            {
                context.Response.StatusCode = 400;
                return Error(100, message: "Invalid parameter");
            }

            var id = $"aWdfZAG1f{Interlocked.Increment(ref lastId)}";
            var image = (string?)attachment?["payload"]?["url"];
            taken = new(id, recipient, text ?? "", image, [.. replies.Select(reply => (string)reply!["title"]!)]);
            messages.Enqueue(taken);
            return $$"""{"recipient_id":"{{recipient}}","message_id":"{{id}}"}""";
        }, () => taken is null ? Task.CompletedTask : Taken(taken));
    }

    private async Task Act(HttpContext context, string id, Func<string> act)
    {
        var isKnown = context.Request.Headers.Authorization.ToString() == $"Bearer {Token}";
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

    private static async Task Authorized(HttpContext context, Func<HttpRequest, string> answer, Func<Task>? beforeAnswer = null)
    {
        var isKnown = context.Request.Headers.Authorization.ToString() == $"Bearer {Token}";
        context.Response.StatusCode = isKnown ? 200 : 401;
        var body = isKnown ? answer(context.Request) : Error(190, message: "Invalid OAuth access token");
        context.Response.ContentType = "application/json";
        if (beforeAnswer is not null)
            await beforeAnswer();
        await context.Response.WriteAsync(body);
    }

    internal sealed record SentMessage(string Id, string Recipient, string Text, string? Image, IReadOnlyList<string> QuickReplies);
}
