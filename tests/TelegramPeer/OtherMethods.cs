using System.Globalization;
using System.Text.Json.Nodes;

namespace MirtAi.TelegramPeer;

/// <summary>Files, buttons and the webhook.</summary>
internal sealed class OtherMethods(PeerState state)
{
    private const int MaxShownLength = 200;
    private const int MaxDownloadBytes = 20 * 1024 * 1024;

    public BotAnswer AnswerCallbackQuery(BotCall call)
    {
        if (call["callback_query_id"] is not { Length: > 0 } callbackId)
            return Bad(call, "query is too old and response timeout expired or query ID is invalid");
        if (call["text"]?.Length > MaxShownLength)
            return Bad(call, "MESSAGE_TOO_LONG");
        state.Acknowledge(callbackId, call["text"]);
        return BotAnswer.Ok(true);
    }

    public BotAnswer GetFile(BotCall call)
    {
        if (call["file_id"] is not { } fileId || state.File(fileId, call.Token) is not { } file)
            return BotAnswer.Error(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        if (file.Length > MaxDownloadBytes)
            return BotAnswer.Error(400, "Bad Request: file is too big");
        return BotAnswer.Ok(new JsonObject
        {
            ["file_id"] = fileId,
            ["file_unique_id"] = $"u{fileId}",
            ["file_size"] = file.Length,
            ["file_path"] = $"photos/{fileId}.jpg",
        });
    }

    public static BotAnswer GetMe(BotCall call) => BotAnswer.Ok(new JsonObject
    {
        ["id"] = long.Parse(call.Token.Split(':')[0], CultureInfo.InvariantCulture),
        ["is_bot"] = true,
        ["first_name"] = "Peer",
        ["username"] = "peer_test_bot",
    });

    public BotAnswer GetChatMember(BotCall call) => call.ChatId is not { } chatId || call.Integer("user_id") is not { } userId
        ? Bad(call, "chat not found")
        : BotAnswer.Ok(new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = userId, ["is_bot"] = true, ["first_name"] = "Peer" },
            ["status"] = state.Memberships.GetValueOrDefault(chatId, "administrator"),
            ["can_manage_topics"] = state.Forums.MayManage(chatId),
        });

    public BotAnswer SetWebhook(BotCall call)
    {
        if (!Uri.TryCreate(call["url"], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            return Bad(call, "bad webhook: An HTTPS URL must be provided for webhook");
        if (call["secret_token"] is { } secret && (secret.Length is 0 or > 256 || !secret.All(IsSecretCharacter)))
            return Bad(call, "secret token contains unallowed characters");
        state.Updates(call.Token).Webhook = new JsonObject
        {
            ["url"] = url.OriginalString,
            ["secret_token"] = call["secret_token"],
            ["allowed_updates"] = call["allowed_updates"] is { } allowed ? JsonNode.Parse(allowed) : null,
            ["max_connections"] = call.Integer("max_connections") ?? 40,
            ["drop_pending_updates"] = call["drop_pending_updates"],
        };
        return BotAnswer.Ok(true);
    }

    public BotAnswer DeleteWebhook(BotCall call)
    {
        state.Updates(call.Token).Webhook = null;
        return BotAnswer.Ok(true);
    }

    public BotAnswer GetWebhookInfo(BotCall call)
    {
        var updates = state.Updates(call.Token);
        return BotAnswer.Ok(new JsonObject
        {
            ["url"] = updates.Webhook?["url"]?.DeepClone() ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = updates.Pending.Count,
            ["max_connections"] = updates.Webhook?["max_connections"]?.DeepClone() ?? 40,
            ["allowed_updates"] = updates.Webhook?["allowed_updates"]?.DeepClone() ?? new JsonArray(),
        });
    }

    private static bool IsSecretCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    private BotAnswer Bad(BotCall call, string description)
    {
        state.Violate(ViolationKind.BadRequest, call.Method, description);
        return BotAnswer.Error(400, $"Bad Request: {description}");
    }
}
