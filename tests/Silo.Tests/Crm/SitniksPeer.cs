using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MirtAi.Silo.Tests.Crm;

/// <summary>A Sitniks that knows some chats and managers, and does what a test wants of it.</summary>
internal sealed class SitniksPeer : HttpMessageHandler
{
    private readonly List<string> requests = [];

    /// <summary>Each request that came, as <c>METHOD path body</c>.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>Chats by the names of their customers.</summary>
    public Dictionary<string, string> Chats { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders that were filed: the comment by the id.</summary>
    public Dictionary<string, string> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>What is answered instead, one for each request; null for the ordinary answer.</summary>
    public Queue<HttpStatusCode?> Faults { get; } = [];

    /// <summary>Whether an order is filed and the answer lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Whether nothing is answered.</summary>
    public bool IsSilent { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath["/open-api/".Length..];
        requests.Add($"{request.Method} {path} {body}".TrimEnd());
        Assert.Equal("Bearer key", request.Headers.Authorization?.ToString());
        if (IsSilent)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (Faults.TryDequeue(out var fault) && fault is { } status)
            return new HttpResponseMessage(status);
        return (request.Method.Method, path) switch
        {
            ("GET", "chats") => Json(new JsonObject
            {
                ["data"] = new JsonArray([.. Chats.Select(chat => new JsonObject { ["id"] = chat.Value, ["userNickName"] = chat.Key })]),
            }),
            ("GET", "managers") => Json(new JsonObject
            {
                ["data"] = new JsonArray(Manager(7, "Бот"), Manager(8, "Зразкова Олена")),
            }),
            ("GET", "orders") => Json(new JsonObject
            {
                ["data"] = new JsonArray(
                    [.. Orders.Select(order => new JsonObject { ["id"] = order.Key, ["clientComment"] = order.Value })]),
            }),
            ("POST", "orders") => File(JsonNode.Parse(body)!),
            _ => new HttpResponseMessage(HttpStatusCode.OK),
        };
    }

    private HttpResponseMessage File(JsonNode order)
    {
        var id = $"{900 + Orders.Count}";
        Orders[id] = (string)order["clientComment"]!;
        return LosesAnswers ? throw new HttpRequestException("lost") : Json(new JsonObject { ["id"] = id });
    }

    private static JsonObject Manager(long id, string name) => new() { ["id"] = id, ["user"] = new JsonObject { ["fullname"] = name } };

    private static HttpResponseMessage Json(JsonObject answer) =>
        new(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
}
