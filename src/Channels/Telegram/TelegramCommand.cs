using System.Text.Json;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>Recognizes a bot command at the beginning of a text.</summary>
internal static class TelegramCommand
{
    private const int MaxNameLength = 32;

    /// <summary>
    /// The command in lower case without the bot's name, followed by a space and its argument if it has one; or null. What looks like
    /// a command counts when a space or the end follows, or when Telegram itself marks it as one.
    /// </summary>
    public static string? Read(string text, JsonElement message)
    {
        if (text is not ['/', ..])
            return null;
        var name = 1 + WordLength(text.AsSpan(1));
        if (name is 1 or > 1 + MaxNameLength)
            return null;
        var end = name;
        if (end < text.Length && text[end] == '@')
            end += 1 + WordLength(text.AsSpan(end + 1));
        if (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsMarked(message, end))
            return null;
        var command = text[..name].ToLowerInvariant();
        var argument = text.AsSpan(end).Trim();
        return argument.IsEmpty ? command : $"{command} {argument}";
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        return length;
    }

    private static bool IsMarked(JsonElement message, int length)
    {
        if (message.Array("entities"u8) is not { } entities)
            return false;
        foreach (var entity in entities.EnumerateArray())
        {
            if (entity.Is("type"u8, "bot_command"u8) && entity.Integer("offset"u8) == 0 && entity.Integer("length"u8) == length)
                return true;
        }

        return false;
    }
}
