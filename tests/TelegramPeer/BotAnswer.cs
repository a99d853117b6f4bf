using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>An answer of the Bot API, "Making requests".</summary>
internal sealed record BotAnswer(int Status, JsonObject Body)
{
    public int? RetryAfter { get; init; }

    public static BotAnswer Ok(JsonNode? result) => new(200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static BotAnswer Error(int status, string description, int? retryAfter = null, long? migrateToChatId = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = status, ["description"] = description };
        if (retryAfter is not null)
            body["parameters"] = new JsonObject { ["retry_after"] = retryAfter };
        if (migrateToChatId is not null)
            body["parameters"] = new JsonObject { ["migrate_to_chat_id"] = migrateToChatId };
        return new BotAnswer(status, body) { RetryAfter = retryAfter };
    }
}
