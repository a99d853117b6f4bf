namespace MirtAi.Channels.ManyChat;

/// <summary>
/// A subscriber, and the network on which they write. As a recipient it reads <c>123</c> on Instagram, else <c>123/telegram</c>.
/// </summary>
internal readonly record struct ManyChatAddress(string Subscriber, string Network)
{
    public const string Instagram = "instagram";

    private const int MaxIdLength = 64;

    private static readonly string[] Networks = [Instagram, "facebook", "whatsapp", "telegram"];

    /// <summary>Whether audio, video and files reach it (ManyChat, "Dynamic block"): not on Instagram, nor on WhatsApp.</summary>
    public bool BringsFiles => Network is "facebook" or "telegram";

    /// <summary>Whether quick replies are shown (ManyChat, "Dynamic block"): not on WhatsApp, nor on Telegram.</summary>
    public bool HasQuickReplies => Network is Instagram or "facebook";

    public static ManyChatAddress? Of(string? subscriber, string? network) =>
        subscriber is { Length: > 0 and <= MaxIdLength } && subscriber.All(IsOfId)
            ? new(subscriber, Networks.FirstOrDefault(known => known.Equals(network, StringComparison.OrdinalIgnoreCase)) ?? Instagram)
            : null;

    public static ManyChatAddress? Parse(string recipient)
    {
        var slash = recipient.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return Of(recipient, Instagram);
        return Networks.Contains(recipient[(slash + 1)..]) ? Of(recipient[..slash], recipient[(slash + 1)..]) : null;
    }

    public override string ToString() => Network == Instagram ? Subscriber : $"{Subscriber}/{Network}";

    private static bool IsOfId(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
