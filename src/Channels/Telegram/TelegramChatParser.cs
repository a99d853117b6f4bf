using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Reads whose chat an update belongs to, who acted in it, and when.</summary>
internal static class TelegramChatParser
{
    private const int MaxNameLength = 200;
    private const int MaxUsernameLength = 64;
    private const int MaxLanguageLength = 35;
    private const int MaxConnectionLength = 128;
    private const long LastSecond = 253_402_300_799;

    /// <summary>Why a chat is no customer's, or null. Groups, forums and channels are none, and neither is the managers' chat.</summary>
    public static string? Refusal(JsonElement chat, long? managerChatId)
    {
        if (chat.Integer("id"u8) is not { } id)
            return "no chat id";
        if (!chat.Is("type"u8, "private"u8))
            return "not a private chat";
        return id == managerChatId ? "the managers' chat" : null;
    }

    /// <summary>The business connection of a message, or null. Ids are opaque; one that could not be one is as good as none.</summary>
    public static string? Connection(JsonElement message) =>
        message.String("business_connection_id"u8) is { Length: > 0 and <= MaxConnectionLength } id
        && !id.AsSpan().ContainsAnyExceptInRange('!', '~') ? id : null;

    /// <summary>
    /// The topic of a private chat that a message is in, or null. General is topic 1, which is not named when a message is sent.
    /// </summary>
    public static int? Thread(JsonElement message) =>
        message.IsTrue("is_topic_message"u8) && message.Integer("message_thread_id"u8) is > 1 and <= int.MaxValue and var thread
            ? (int)thread
            : null;

    public static CustomerProfile Profile(JsonElement? from)
    {
        if (from is not { } user)
            return new CustomerProfile();
        var name = $"{user.String("first_name"u8)} {user.String("last_name"u8)}".ReplaceLineEndings(" ").Trim();
        return new CustomerProfile
        {
            Name = NullIfEmpty(name, MaxNameLength),
            Username = NullIfEmpty(user.String("username"u8), MaxUsernameLength),
            Language = NullIfEmpty(user.String("language_code"u8), MaxLanguageLength),
        };
    }

    /// <summary>The time of <c>date</c>; the beginning of time when it is missing, and the end when it is beyond.</summary>
    public static DateTimeOffset Date(JsonElement element) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(element.Integer("date"u8) ?? 0, 0, LastSecond));

    private static string? NullIfEmpty(string? text, int maxLength) =>
        InboundText.Clean(text, maxLength) is { Length: > 0 } clean ? clean : null;
}
