using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Bot API, sendMessage.</summary>
internal sealed record SendMessageRequest(long ChatId, string Text)
{
    public string? ParseMode { get; init; }

    public string? BusinessConnectionId { get; init; }

    public int? MessageThreadId { get; init; }

    public bool? DisableNotification { get; init; }

    public LinkPreviewOptions LinkPreviewOptions { get; init; } = new(IsDisabled: true);

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }
}

/// <summary>Bot API, ReplyParameters: what is not there any more costs the reply, never the message.</summary>
internal sealed record ReplyParameters(long MessageId)
{
    public bool AllowSendingWithoutReply { get; } = true;

    /// <summary>Of a message that answers one of this platform's; null of others.</summary>
    public static ReplyParameters? Of(string? messageId) =>
        long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id) : null;
}

/// <summary>Bot API, copyMessage: any message of a chat that the bot is in, as its own.</summary>
internal sealed record CopyMessageRequest(long ChatId, long FromChatId, long MessageId)
{
    public string? BusinessConnectionId { get; init; }

    public int? MessageThreadId { get; init; }

    public bool? DisableNotification { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }
}

/// <summary>Bot API, editMessageText.</summary>
internal sealed record EditMessageTextRequest(long ChatId, long MessageId, string Text)
{
    public string? ParseMode { get; init; }

    public string? BusinessConnectionId { get; init; }

    public LinkPreviewOptions LinkPreviewOptions { get; init; } = new(IsDisabled: true);
}

/// <summary>Bot API, editMessageCaption.</summary>
internal sealed record EditMessageCaptionRequest(long ChatId, long MessageId, string Caption)
{
    public string? ParseMode { get; init; }

    public string? BusinessConnectionId { get; init; }
}

/// <summary>Bot API, editMessageReplyMarkup.</summary>
internal sealed record EditMessageReplyMarkupRequest(long ChatId, long MessageId)
{
    public required InlineKeyboardMarkup ReplyMarkup { get; init; }
}

/// <summary>Bot API, InlineKeyboardMarkup.</summary>
internal sealed record InlineKeyboardMarkup(InlineButton[][] InlineKeyboard)
{
    /// <summary>One button a row; null without any.</summary>
    public static InlineKeyboardMarkup? Of(ImmutableArray<OutboundButton> buttons) => buttons.IsDefaultOrEmpty
        ? null
        : new([.. buttons.Select(button => (InlineButton[])[new InlineButton(button.Label, button.Value)])]);
}

/// <summary>Bot API, InlineKeyboardButton.</summary>
internal sealed record InlineButton(string Text, string CallbackData);

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
internal sealed record AnswerCallbackQueryRequest(string CallbackQueryId)
{
    /// <summary>Shown for a moment to who pressed; at most 200 characters.</summary>
    public string? Text { get; init; }
}

/// <summary>Bot API, getFile.</summary>
internal sealed record GetFileRequest(string FileId);

/// <summary>Bot API, getUpdates.</summary>
internal sealed record GetUpdatesRequest(long? Offset, int Limit, int Timeout, string[] AllowedUpdates);

/// <summary>Bot API, getChatMember.</summary>
internal sealed record GetChatMemberRequest(long ChatId, long UserId);

/// <summary>Bot API, getChat.</summary>
internal sealed record GetChatRequest(long ChatId);

/// <summary>Bot API, createForumTopic.</summary>
internal sealed record CreateForumTopicRequest(long ChatId, string Name);

/// <summary>Bot API, editForumTopic.</summary>
internal sealed record EditForumTopicRequest(long ChatId, int MessageThreadId, string Name);

/// <summary>Bot API, reopenForumTopic.</summary>
internal sealed record ForumTopicRequest(long ChatId, int MessageThreadId);

/// <summary>Bot API, setWebhook.</summary>
internal sealed record SetWebhookRequest(
    string Url, string SecretToken, string[] AllowedUpdates, int MaxConnections, bool DropPendingUpdates);

/// <summary>Bot API, deleteWebhook.</summary>
internal sealed record DeleteWebhookRequest(bool DropPendingUpdates);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(CopyMessageRequest))]
[JsonSerializable(typeof(EditMessageTextRequest))]
[JsonSerializable(typeof(EditMessageReplyMarkupRequest))]
[JsonSerializable(typeof(EditMessageCaptionRequest))]
[JsonSerializable(typeof(InputMediaPhoto[]))]
[JsonSerializable(typeof(ReplyParameters))]
[JsonSerializable(typeof(SendChatActionRequest))]
[JsonSerializable(typeof(AnswerCallbackQueryRequest))]
[JsonSerializable(typeof(GetFileRequest))]
[JsonSerializable(typeof(GetUpdatesRequest))]
[JsonSerializable(typeof(GetChatMemberRequest))]
[JsonSerializable(typeof(GetChatRequest))]
[JsonSerializable(typeof(CreateForumTopicRequest))]
[JsonSerializable(typeof(EditForumTopicRequest))]
[JsonSerializable(typeof(ForumTopicRequest))]
[JsonSerializable(typeof(SetWebhookRequest))]
[JsonSerializable(typeof(DeleteWebhookRequest))]
internal sealed partial class TelegramJson : JsonSerializerContext;
