using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Shows what a broadcast will look like, made by what makes its messages.</summary>
public sealed class BroadcastSampler(ChannelDirectory channels, MessagingWindows windows)
{
    /// <summary>The broadcast in every language on every channel that is on, in the order of <paramref name="among"/>.</summary>
    /// <param name="broadcast">The broadcast; without a text there is nothing to see.</param>
    /// <param name="among">The channels that customers write on, or those of them that it goes to.</param>
    /// <param name="name">The name of the customer who is addressed.</param>
    public ImmutableArray<BroadcastSample> Of(Broadcast broadcast, IEnumerable<string> among, string name) =>
        broadcast.Words is { Ukrainian: "", Russian: "", English: "" }
            ? []
            :
            [
                .. from channel in among
                   where channels.All.Any(client => client.Account == channel)
                   from language in LocalizedText.Languages
                   select Of(broadcast, channel, language, name),
            ];

    private BroadcastSample Of(Broadcast broadcast, string channel, string language, string name)
    {
        var limits = channels.Find(channel).Limits;
        var candidate = new Candidate { SessionKey = "", Channel = channel, Language = language, Name = name };
        ImmutableArray<OutboundMessage> messages =
            [.. BroadcastComposer.Compose("", broadcast, candidate, limits).Select(entry => entry.Message)];
        ImmutableArray<string> labels = broadcast.Buttons.IsDefault ? [] : broadcast.Buttons;
        ImmutableArray<string> shown = [.. labels.Take(BroadcastComposer.Shown(broadcast, limits))];
        return new BroadcastSample
        {
            Language = language,
            TextLanguage = BroadcastComposer.Text(broadcast, language).Language,
            Channel = channel,
            Messages = [.. messages.Select(message => message with { Buttons = Shown(message.Buttons, limits) })],
            ButtonsLeftOut = [.. labels.Skip(shown.Length)],
            ButtonsCut = [.. shown.Where(label => limits.Cut(label) != label)],
            Window = Window(channel),
        };
    }

    private static ImmutableArray<OutboundButton> Shown(ImmutableArray<OutboundButton> buttons, DeliveryLimits limits) =>
        buttons.IsDefaultOrEmpty
            ? []
            : [.. buttons.Take(limits.MaxButtons).Select(button => button with { Label = limits.Cut(button.Label) })];

    private TimeSpan? Window(string channel)
    {
        var written = DateTimeOffset.UnixEpoch;
        var last = windows.LastMoment(channel, written);
        return last == DateTimeOffset.MaxValue ? null : last + MessagingWindows.Margin - written;
    }
}
