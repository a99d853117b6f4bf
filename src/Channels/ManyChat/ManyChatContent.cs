using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.ManyChat;

/// <summary>What a customer wrote, by whatever names the author of the flow chose.</summary>
/// <param name="Text">The words; the address of a picture is cut from them.</param>
/// <param name="Images">https addresses.</param>
internal sealed partial record ManyChatContent(string Text, ImmutableArray<string> Images)
{
    private const int MaxImages = 10;

    private static readonly string[] ImageNames = ["image_url", "imageUrl", "photo_url", "photoUrl", "image", "photo"];

    /// <summary>Parts of addresses of Meta's and others' picture stores.</summary>
    private static readonly string[] PictureStores = ["fbsbx.com", "fbcdn.net", "lookaside", "cdn", "image", "photo", "img"];

    /// <summary>A text that begins with a slash is a command.</summary>
    public InboundKind Kind { get; init; } = Text.StartsWith('/') && Images.IsEmpty ? InboundKind.Command : InboundKind.Message;

    public static ManyChatContent Read(JsonElement root)
    {
        JsonElement[] places = [.. new[] { root.Object("message"u8), root.Object("data"u8)?.Object("message"u8), root.Object("data"u8) }
            .OfType<JsonElement>(), root];
        var text = InboundText.Clean(places.Select(Words).FirstOrDefault(words => words.Length > 0));
        var images = places.SelectMany(Pictures).Distinct(StringComparer.Ordinal).Take(MaxImages).ToImmutableArray();
        if (images.IsEmpty && Address().Match(text) is { Success: true } match && IsPicture(match.Value))
            return new(text.Remove(match.Index, match.Length).Trim(' ', '.', ';', '\n'), [match.Value]);
        return new(text, images);
    }

    private static string Words(JsonElement place) =>
        place.String("text"u8) ?? place.String("content"u8) ?? place.String("message"u8) ?? Joined(place.Array("messages"u8))
        ?? place.String("messages"u8) ?? place.String("last_input_text"u8) ?? "";

    private static string? Joined(JsonElement? lines) =>
        lines is not { } some ? null : string.Join('\n', some.EnumerateArray().Select(line =>
            line.ValueKind == JsonValueKind.String ? line.GetString() : line.String("text"u8)).Where(line => !string.IsNullOrEmpty(line)));

    private static IEnumerable<string> Pictures(JsonElement place)
    {
        foreach (var name in ImageNames)
            if (place.String(System.Text.Encoding.UTF8.GetBytes(name)) is { } address && Addresses.IsOfPhoto(address))
                yield return address;
        foreach (var attachment in place.Array("attachments"u8) is { } array ? array.EnumerateArray().ToArray() : [])
            if (attachment.Is("type"u8, "image"u8)
                && attachment.Object("payload"u8)?.String("url"u8) is { } address && Addresses.IsOfPhoto(address))
                yield return address;
    }

    private static bool IsPicture(string address) =>
        Addresses.IsOfPhoto(address) && PictureStores.Any(part => address.Contains(part, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"https://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
