using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Channels.WebChat;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>A message as the page gets it.</summary>
/// <param name="Id">Unique in the chat.</param>
/// <param name="Author"><c>customer</c>, <c>bot</c> or <c>manager</c>.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Photos">Addresses of photos.</param>
/// <param name="At">When it was taken or sent.</param>
internal sealed record ChatMessage(string Id, string Author, string Text, ImmutableArray<string> Photos, DateTimeOffset At)
{
    private const string Attachment = WebChannel.AttachmentScheme + ":";
    private const string Catalog = "catalog:";

    public static ChatMessage From(ChatLine line) => new(
        string.Create(CultureInfo.InvariantCulture, $"{(line.Author == "customer" ? 'c' : 'r')}{line.Id}"),
        line.Author, line.Text, Addresses(line.Photos), line.At);

    /// <summary>Where a browser gets photos of these references; those that it must not get are left out.</summary>
    public static ImmutableArray<string> Addresses(ImmutableArray<string> references) =>
        [.. references.Select(Address).OfType<string>()];

    private static string? Address(string reference)
    {
        if (reference.StartsWith(Attachment, StringComparison.Ordinal))
            return $"/chat/photos/{Uri.EscapeDataString(reference[Attachment.Length..])}";
        if (reference.StartsWith(Catalog, StringComparison.Ordinal))
            return $"/media/catalog/{string.Join('/', reference[Catalog.Length..].Split('/').Select(Uri.EscapeDataString))}";
        return reference.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? reference : null;
    }
}
