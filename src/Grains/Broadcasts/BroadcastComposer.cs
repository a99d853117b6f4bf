using System.Collections.Immutable;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Makes the messages of a broadcast for one customer.</summary>
internal static class BroadcastComposer
{
    /// <summary>
    /// The messages, as the channel's limits need them. Buttons are below the last; where a photo can have none, it comes before the text.
    /// </summary>
    public static IEnumerable<OutboxEntry> Compose(string id, Broadcast broadcast, Candidate candidate, DeliveryLimits limits)
    {
        var (language, words) = Text(broadcast, candidate.Language);
        var text = Placeholders.Fill(words, candidate.Name, language);
        if (broadcast.OptOutButton && limits.MaxButtons == 0)
            text = $"{text.TrimEnd()}\n\n{BroadcastOptOut.Hint.In(language)}";
        var buttons = Buttons(broadcast, language, limits);
        var messages = Messages(text, broadcast.Photo, hasButtons: !buttons.IsEmpty, limits);
        return messages.Select((message, index) => new OutboxEntry
        {
            Account = candidate.Channel,
            Recipient = candidate.Recipient,
            SessionKey = candidate.SessionKey,
            Lane = OutboxLane.Broadcast,
            Message = message with { Broadcast = id, Buttons = index == messages.Length - 1 && !buttons.IsEmpty ? buttons : default },
        });
    }

    /// <summary>The customer's language; else Ukrainian; else whatever there is.</summary>
    internal static (string Language, string Text) Text(Broadcast broadcast, string language)
    {
        var words = broadcast.Words;
        string[] languages = [language is "ru" or "en" ? language : "uk", "uk", "ru", "en"];
        return languages.Select(one => (one, words.In(one))).First(text => text.Item2.Length > 0);
    }

    /// <summary>How many of the broadcast's own buttons a channel shows: the one that ends broadcasts is never left out for them.</summary>
    internal static int Shown(Broadcast broadcast, DeliveryLimits limits) =>
        Math.Max(0, limits.MaxButtons - (broadcast.OptOutButton ? 1 : 0));

    private static ImmutableArray<OutboundButton> Buttons(Broadcast broadcast, string language, DeliveryLimits limits)
    {
        if (limits.MaxButtons == 0)
            return [];
        IEnumerable<string> own = broadcast.Buttons.IsDefault ? [] : broadcast.Buttons.Take(Shown(broadcast, limits));
        string[] last = broadcast.OptOutButton ? [BroadcastOptOut.Button.In(language)] : [];
        return [.. own.Concat(last).Select(OutboundButton.Saying)];
    }

    private static ImmutableArray<OutboundMessage> Messages(string text, string? photo, bool hasButtons, DeliveryLimits limits)
    {
        ImmutableArray<string> photos = photo is null ? [] : [photo];
        var messages = OutboundComposer.Compose(new Reply(text) { Images = photos }, limits);
        return !hasButtons || photo is null || (limits.CaptionButtons && messages.Length == 1)
            ? messages
            : [
                .. OutboundComposer.Compose(new Reply("") { Images = photos }, limits),
                .. OutboundComposer.Compose(new Reply(text), limits),
            ];
    }
}
