using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// What managers see of a customer's photos and files below the words about them. What the customers' bot has in a chat is copied from
/// there by the same bot; everything else is sent anew.
/// </summary>
internal static class TelegramAttachments
{
    /// <summary>The most messages of one customer that are copied for an alert: the group's pace is shared by all customers.</summary>
    public const int MaxCopies = 5;

    /// <summary>The most albums of an alert.</summary>
    public const int MaxAlbums = 2;

    /// <summary>What an alert is about: what the customer sent last, and the proofs of payments.</summary>
    /// <param name="session">The session.</param>
    /// <param name="escalation">The call.</param>
    /// <param name="lines">The lines before it, oldest first.</param>
    /// <param name="options">The settings.</param>
    public static IEnumerable<OutboundMessage> Of(
        Session session, Escalation escalation, ImmutableArray<TranscriptLine> lines, TelegramOptions options)
    {
        TranscriptLine[] burst =
        [
            .. lines.Reverse()
                .SkipWhile(line => line.Author is not Author.Customer)
                .TakeWhile(line => line.Author is Author.Customer)
                .Reverse(),
        ];
        var seen = burst.Where(line => !line.Images.IsDefaultOrEmpty).ToArray();
        string[] images =
        [
            .. seen.SelectMany(line => line.Images)
                .Concat(escalation.Proofs.Where(proof => !proof.Images.IsDefaultOrEmpty).SelectMany(proof => proof.Images))
                .Distinct(StringComparer.Ordinal),
        ];
        // One photo is copied, more are an album.
        if (images is [_] && seen is [var only] && Original(session, only, options) is { } photo)
            yield return Copy(session, photo);
        else
            foreach (var album in images.Chunk(TelegramClient.MaxAlbumSize).Take(MaxAlbums))
                yield return RelayComposer.Photos(session, [.. album]);
        foreach (var original in burst.Where(line => line.Media is not null && line.Images.IsDefaultOrEmpty)
            .TakeLast(MaxCopies)
            .Select(line => Original(session, line, options))
            .OfType<TelegramOriginal>())
            yield return Copy(session, original);
    }

    /// <summary>What a customer's message brings beside its words.</summary>
    public static IEnumerable<OutboundMessage> Of(Session session, InboundEvent inbound, TelegramOptions options)
    {
        if (inbound.Media is null && inbound.Images.IsDefaultOrEmpty)
            yield break;
        if (Original(session.Channel, inbound.Recipient, inbound.MessageId, options) is { } original)
        {
            yield return Copy(session, original);
            yield break;
        }

        if (!inbound.Images.IsDefaultOrEmpty)
            yield return RelayComposer.Photos(session, inbound.Images);
        foreach (var file in inbound.Files.IsDefault ? [] : inbound.Files)
            yield return RelayComposer.Attached(session, file);
    }

    /// <summary>Its words are sent when the message is not there any more.</summary>
    private static OutboundMessage Copy(Session session, TelegramOriginal original) =>
        RelayComposer.Gone(session) with { Original = original.ToString() };

    private static TelegramOriginal? Original(Session session, TranscriptLine line, TelegramOptions options) =>
        session.Recent.LastOrDefault(message => message.Sequence == line.Sequence) is { MessageId: var id }
            ? Original(session.Channel, session.Recipient, id, options)
            : null;

    /// <summary>The bot is in no business account's chat, and has nothing to copy from there; nor has another bot.</summary>
    private static TelegramOriginal? Original(string channel, string recipient, string messageId, TelegramOptions options) =>
        channel == TelegramClient.CustomerAccount && !options.HasManagerBot
        && TelegramAddress.TryParse(recipient, out var address) && address.BusinessConnectionId is null
        && long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? new TelegramOriginal(address.ChatId, message)
            : null;
}
