using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Makes the messages of a broadcast for one customer.</summary>
internal static class BroadcastComposer
{
    /// <summary>The messages, as the channel's limits need them. Buttons are below the text, which a photo then comes before.</summary>
    public static IEnumerable<OutboxEntry> Compose(string id, Broadcast broadcast, Candidate candidate, DeliveryLimits limits)
    {
        var text = Placeholders.Fill(Text(broadcast, candidate.Language), candidate.Name);
        ImmutableArray<string> photo = broadcast.Photo is { } address ? [address] : [];
        ImmutableArray<OutboundMessage> messages = broadcast.Buttons.IsDefaultOrEmpty
            ? OutboundComposer.Compose(new Reply(text) { Images = photo }, limits)
            : [
                .. OutboundComposer.Compose(new Reply("") { Images = photo }, limits),
                .. OutboundComposer.Compose(new Reply(text), limits),
            ];
        return messages.Select((message, index) => new OutboxEntry
        {
            Account = candidate.Channel,
            Recipient = candidate.Recipient,
            SessionKey = candidate.SessionKey,
            Lane = OutboxLane.Broadcast,
            Message = message with
            {
                Broadcast = id,
                Buttons = index == messages.Length - 1 && !broadcast.Buttons.IsDefaultOrEmpty
                    ? [.. broadcast.Buttons.Select(label => new OutboundButton(label, label))]
                    : default,
            },
        });
    }

    /// <summary>The customer's language; else Ukrainian; else whatever there is.</summary>
    internal static string Text(Broadcast broadcast, string language)
    {
        var words = broadcast.Words;
        return new[] { words.In(language), words.Ukrainian, words.Russian, words.English }.First(text => text.Length > 0);
    }
}
