using System.Text.Json.Serialization;

namespace MirtAi.Channels.Telegram;

/// <summary>Bot API, sendMessage.</summary>
internal sealed record SendMessageRequest(long ChatId, string Text)
{
    public string? ParseMode { get; init; }

    public string? BusinessConnectionId { get; init; }

    public int? MessageThreadId { get; init; }

    public LinkPreviewOptions LinkPreviewOptions { get; init; } = new(IsDisabled: true);
}

/// <summary>Bot API, LinkPreviewOptions.</summary>
internal sealed record LinkPreviewOptions(bool IsDisabled);

/// <summary>Bot API, InputMediaPhoto: one photo of an album.</summary>
internal sealed record InputMediaPhoto(string Media)
{
    public string Type { get; } = "photo";

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }
}

/// <summary>Bot API, sendChatAction.</summary>
internal sealed record SendChatActionRequest(long ChatId, string Action)
{
    public string? BusinessConnectionId { get; init; }

    public int? MessageThreadId { get; init; }
}

/// <summary>Bot API, answerCallbackQuery.</summary>
internal sealed record AnswerCallbackQueryRequest(string CallbackQueryId);

/// <summary>Bot API, getFile.</summary>
internal sealed record GetFileRequest(string FileId);

/// <summary>Bot API, getUpdates.</summary>
internal sealed record GetUpdatesRequest(long? Offset, int Limit, int Timeout, string[] AllowedUpdates);

/// <summary>Bot API, getChatMember.</summary>
internal sealed record GetChatMemberRequest(long ChatId, long UserId);

/// <summary>Bot API, setWebhook.</summary>
internal sealed record SetWebhookRequest(
    string Url, string SecretToken, string[] AllowedUpdates, int MaxConnections, bool DropPendingUpdates);

/// <summary>Bot API, deleteWebhook.</summary>
internal sealed record DeleteWebhookRequest(bool DropPendingUpdates);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(InputMediaPhoto[]))]
[JsonSerializable(typeof(SendChatActionRequest))]
[JsonSerializable(typeof(AnswerCallbackQueryRequest))]
[JsonSerializable(typeof(GetFileRequest))]
[JsonSerializable(typeof(GetUpdatesRequest))]
[JsonSerializable(typeof(GetChatMemberRequest))]
[JsonSerializable(typeof(SetWebhookRequest))]
[JsonSerializable(typeof(DeleteWebhookRequest))]
internal sealed partial class TelegramJson : JsonSerializerContext;
