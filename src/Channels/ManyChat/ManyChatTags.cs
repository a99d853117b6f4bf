using System.Text.Json;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.ManyChat;

/// <summary>The tags of a contact, as authors of flows write them.</summary>
internal static class ManyChatTags
{
    private const int MaxTags = 100;

    /// <summary>
    /// A list of names, or of objects with <c>name</c>, or one text with commas; null if the member <c>tags</c> is missing or is a
    /// variable that ManyChat did not fill in.
    /// </summary>
    public static IReadOnlyList<string>? Read(JsonElement? contact)
    {
        if (contact is not { } given)
            return null;
        if (given.Array("tags"u8) is { } list)
            return [.. list.EnumerateArray().Take(MaxTags).Select(Name).OfType<string>()];
        return given.String("tags"u8) is { } text && !text.StartsWith("{{", StringComparison.Ordinal)
            ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxTags)]
            : null;
    }

    private static string? Name(JsonElement tag) => tag.ValueKind == JsonValueKind.String ? tag.GetString() : tag.String("name"u8);
}
