using System.Collections.Immutable;

namespace MirtAi.Grains.Messages;

/// <summary>Turns one bubble of an answer into as many messages as the channel's limits need, in the order of sending.</summary>
public static class OutboundComposer
{
    /// <summary>
    /// Photos go as albums, the text before them or, when it fits, as the caption of the first. No part exceeds its limit and nothing is
    /// lost but white space at the seams; an empty reply is no message. Buttons are below the text.
    /// </summary>
    public static ImmutableArray<OutboundMessage> Compose(Reply reply, DeliveryLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.MaxTextLength, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.MaxAlbumSize, 1);
        var text = reply.Text.Trim();
        var images = reply.Images.IsDefault ? [] : reply.Images.Where(image => image.Length > 0).ToImmutableArray();
        var isCaption = !images.IsEmpty && text.Length <= limits.MaxCaptionLength;
        ImmutableArray<OutboundMessage> texts = isCaption
            ? []
            : [.. TextSplitter.Split(text, limits.MaxTextLength, limits.MaxTextBytes).Select(part => new OutboundMessage { Text = part })];
        var albums = images.Chunk(limits.MaxAlbumSize).Select((album, index) => new OutboundMessage
        {
            Text = isCaption && index == 0 ? text : "",
            Images = [.. album],
        });
        if (!reply.Buttons.IsDefaultOrEmpty && !texts.IsEmpty)
            texts = texts.SetItem(texts.Length - 1, texts[^1] with { Buttons = reply.Buttons });
        return [.. texts, .. albums];
    }
}
