using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>Bodies as Instagram posts them, of invented people.</summary>
internal static class InstagramBodies
{
    public const string Secret = "an-invented-app-secret";

    /// <summary>When everything is sent, in Unix milliseconds.</summary>
    public static long Sent { get; set; } = 1_764_000_000_000;

    public static JsonObject Of(params JsonNode[] items) => new()
    {
        ["object"] = "instagram",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = GraphPeer.AccountId,
            ["time"] = Sent,
            ["messaging"] = new JsonArray(items),
        }),
    };

    public static JsonObject Item(string customer, string member, JsonNode content, long after = 0) => new()
    {
        ["sender"] = new JsonObject { ["id"] = customer },
        ["recipient"] = new JsonObject { ["id"] = GraphPeer.AccountId },
        ["timestamp"] = Sent + after,
        [member] = content,
    };

    public static JsonObject Message(string customer, string mid, string? text, params JsonNode[] attachments)
    {
        var message = new JsonObject { ["mid"] = mid };
        if (text is not null)
            message["text"] = text;
        if (attachments.Length > 0)
            message["attachments"] = new JsonArray(attachments);
        return Item(customer, "message", message);
    }

    /// <summary>The notice of a message that was sent to the customer.</summary>
    public static JsonObject Echo(string customer, string mid, string? text, params JsonNode[] attachments)
    {
        var echo = Message(GraphPeer.AccountId, mid, text, attachments);
        echo["recipient"] = new JsonObject { ["id"] = customer };
        echo["message"]!["is_echo"] = true;
        return echo;
    }

    public static JsonObject Text(int number, string text = "Добрий день") =>
        Message(Customer(number), string.Create(CultureInfo.InvariantCulture, $"aWdfZAG1faXRlbToxOklH{number}"), text);

    /// <summary>A body with changes of comments; the values as they are.</summary>
    public static JsonObject Changes(string field, params JsonNode?[] values) => new()
    {
        ["object"] = "instagram",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = GraphPeer.AccountId,
            ["time"] = Sent / 1_000,
            ["changes"] = new JsonArray([.. values.Select(value => new JsonObject { ["field"] = field, ["value"] = value })]),
        }),
    };

    public static JsonObject Comment(string id, string text, string author, string media = GraphPeer.MediaId, string? parent = null)
    {
        var comment = new JsonObject
        {
            ["id"] = id,
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = author, ["username"] = "invented." + author },
            ["media"] = new JsonObject { ["id"] = media, ["media_product_type"] = "FEED" },
        };
        if (parent is not null)
            comment["parent_id"] = parent;
        return comment;
    }

    public static JsonObject Attachment(string type, string? url = null) => new()
    {
        ["type"] = type,
        ["payload"] = url is null ? null : new JsonObject { ["url"] = url },
    };

    public static string Customer(int number) => (1_780_000_000_000_000L + number).ToString(CultureInfo.InvariantCulture);

    public static byte[] Bytes(this JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    public static string Signature(byte[] body, string secret = Secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";
}
