using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.ManyChat;

/// <summary>What a flow asks: about which contact, and the custom fields that it knows.</summary>
/// <param name="Address">The contact.</param>
/// <param name="Language">The contact's language, an IETF tag; null if nobody said.</param>
/// <param name="Tags">The contact's tags.</param>
/// <param name="Fields">The fields that have a value.</param>
internal sealed record ManyChatQuestion(
    ManyChatAddress Address, string? Language, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Fields)
{
    private const int MaxFields = 100, MaxValueLength = 300;

    /// <summary>The question of a body; null without a contact.</summary>
    public static ManyChatQuestion? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var person = root.Object("subscriber"u8) ?? root.Object("user"u8);
        if (ManyChatAddress.Of(ManyChatParser.SubscriberOf(root), root.String("type"u8)) is not { } address)
            return null;
        var given = root.Object("custom_fields"u8) ?? person?.Object("custom_fields"u8);
        return new(
            address,
            ManyChatParser.First(person ?? root, "language", "locale"),
            ManyChatTags.Read(person) ?? ManyChatTags.Read(root) ?? [],
            given is { } fields ? Values(fields) : new Dictionary<string, string>());
    }

    /// <summary>A field; null if it has no value.</summary>
    public string? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>Whether the contact has a tag.</summary>
    public bool Has(string tag) => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Values(JsonElement fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields.EnumerateObject().Take(MaxFields))
        {
            var value = field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.Number => field.Value.GetRawText(),
                _ => null,
            };
            if (InboundText.Clean(value, MaxValueLength).Trim() is { Length: > 0 } text && !text.StartsWith("{{", StringComparison.Ordinal))
                values[field.Name] = text;
        }

        return values;
    }
}
