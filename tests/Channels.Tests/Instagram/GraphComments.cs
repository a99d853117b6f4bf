using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>Instagram's comments: what is written, replied, hidden and deleted, as the platform has it.</summary>
internal sealed class GraphComments
{
    private readonly ConcurrentDictionary<string, GraphComment> comments = new();
    private readonly ConcurrentDictionary<string, string> captions = new() { [GraphPeer.MediaId] = "Сукня Анна" };
    private readonly ConcurrentQueue<string> calls = [];
    private int lost;
    private long lastId = 17_950_000_000_000_000;

    /// <summary>What was done, in order: a verb and an id.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>How many comments are done to without an answer.</summary>
    public int Losing
    {
        set => Volatile.Write(ref lost, value);
    }

    /// <summary>The shop's replies to a comment, oldest first.</summary>
    public IReadOnlyList<GraphComment> Replies(string id) =>
        [.. comments.Values.Where(comment => comment.Parent == id && comment.Author == GraphPeer.AccountId).OrderBy(comment => comment.Id)];

    public GraphComment? this[string id] => comments.GetValueOrDefault(id);

    /// <summary>Somebody writes a comment.</summary>
    public void Write(string id, string author, string text, string? parent = null) =>
        comments[id] = new(id, author, text, parent, DateTimeOffset.UnixEpoch);

    public bool LosesAnswer(string method)
    {
        if (method == "GET" || Volatile.Read(ref lost) <= 0)
            return false;
        Interlocked.Decrement(ref lost);
        return true;
    }

    public string Reply(HttpContext context, string id)
    {
        var text = context.Request.Query["message"].ToString();
        if (!comments.TryGetValue(id, out var parent))
            return Gone(context);
        if (text.Length is 0 or > 300 || parent.Hidden)
            return Refused(context, 100);
        var reply = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        comments[reply] = new(reply, GraphPeer.AccountId, text, id, TimeProvider.System.GetUtcNow());
        calls.Enqueue($"reply {id}");
        return new JsonObject { ["id"] = reply }.ToJsonString();
    }

    public string Thread(string id) => new JsonObject
    {
        ["data"] = new JsonArray([.. comments.Values.Where(comment => comment.Parent == id).Select(comment => comment.ToJson())]),
    }.ToJsonString();

    public string Find(HttpContext context, string id) =>
        comments.TryGetValue(id, out var comment) ? comment.ToJson().ToJsonString()
        : captions.TryGetValue(id, out var caption)
            ? new JsonObject { ["id"] = id, ["caption"] = caption, ["media_type"] = "IMAGE", ["is_comment_enabled"] = true }.ToJsonString()
            : Gone(context);

    public string Change(HttpContext context, string id)
    {
        calls.Enqueue($"{context.Request.QueryString.Value![1..]} {id}");
        if (captions.ContainsKey(id))
            return """{"success":true}""";
        if (!comments.TryGetValue(id, out var comment))
            return Gone(context);
        comments[id] = comment with { Hidden = context.Request.Query["hide"] == "true" };
        return """{"success":true}""";
    }

    public string Delete(string id)
    {
        calls.Enqueue($"delete {id}");
        comments.TryRemove(id, out _);
        return """{"success":true}""";
    }

    private static string Gone(HttpContext context)
    {
        context.Response.StatusCode = 400;
        return GraphPeer.Error(100, 33);
    }

    private static string Refused(HttpContext context, int code)
    {
        context.Response.StatusCode = 400;
        return GraphPeer.Error(code);
    }
}
